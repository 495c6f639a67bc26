import { randomBytes } from 'node:crypto'
import { knownUpstreamKey } from '@/lib/server/accounts/known-upstream-key'

/** A demonstration channel's upstream key that the sandbox reads likewise and nobody can guess: it opens the gateway too. */
export function newUpstreamKey(channel: Parameters<typeof knownUpstreamKey>[0]): string {
  return `${knownUpstreamKey(channel)}-${randomBytes(24).toString('base64url')}`
}
