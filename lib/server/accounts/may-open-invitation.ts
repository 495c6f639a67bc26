import { addressKey } from '@/lib/server/accounts/address-key'
import { AttemptLimit } from '@/lib/server/accounts/attempt-limit'

const limit = new AttemptLimit({ attempts: 60, windowMs: 15 * 60 * 1000, maxKeys: 10_000 })

/** May the address look at or accept one more invitation? 60 times in 15 minutes, whatever comes of it; a whole office shares one address. */
export function mayOpenInvitation(remoteAddress: string | null, now: number): boolean {
  return limit.take(addressKey(remoteAddress ?? ''), now)
}
