import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import type { Runtime } from '@/lib/server/runtime'

/** A session's token as signing in makes it; `given` may say other things of it. */
export function sessionToken(
  { secrets, now }: Pick<Runtime, 'secrets' | 'now'>,
  partnerId: string,
  userId: string,
  given: Record<string, unknown> = {},
): Promise<string> {
  return encode({
    token: {
      sub: userId,
      partner_id: partnerId,
      session_version: 1,
      session_id: randomUUID(),
      signed_in_at: now(),
      ...given,
    },
    secret: secrets.authSecret,
  })
}
