import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Role } from '@/lib/domain/accounts/role'
import { SESSION_MS } from '@/lib/server/accounts/session-life'
import type { Runtime } from '@/lib/server/runtime'

/** A signed-in person, as the database has them now. */
export interface Session {
  userId: string
  partnerId: string
  email: string
  name: string
  role: Role
  sessionVersion: number
  /** Of this sign-in; another one has another. */
  sessionId: string
  /** Milliseconds. */
  signedInAt: number
}

/** What of a session's token is believed (auth-options.ts writes it). */
const claims = z.object({
  sub: z.string(),
  partner_id: z.string(),
  session_version: z.number(),
  session_id: z.string(),
  signed_in_at: z.number(),
})

/**
 * The session that a request's cookies prove; null without one, or when it has ended. The cookie is next-auth's for the protocol
 * in use: over https one that only https could set counts, so that nobody on the way can plant another.
 */
export async function findSession(
  parts: Pick<Runtime, 'database' | 'secrets' | 'now'>,
  protocol: string | null | undefined,
  cookie: (name: string) => string | undefined,
): Promise<Session | null> {
  const token = cookie(`${protocol === 'https' ? '__Secure-' : ''}next-auth.session-token`)
  return token === undefined ? null : sessionOfToken(parts, token)
}

/**
 * The session of a token. A role or password that changed raises the session version, a person who was removed has none, and signing
 * out is noted, so the database is asked each time: such tokens end at the next request (contract 3, "Roles"). A token that
 * is renewed keeps the time of its sign-in, and ends with it.
 */
export async function sessionOfToken(
  { database, secrets, now }: Pick<Runtime, 'database' | 'secrets' | 'now'>,
  token: string,
): Promise<Session | null> {
  const payload = await decode({ token, secret: secrets.authSecret }).catch(() => null)
  const claimed = claims.safeParse(payload)
  if (!claimed.success) return null
  const { sub, partner_id, session_version, session_id, signed_in_at } = claimed.data
  if (now() >= signed_in_at + SESSION_MS) return null
  const [person] = await database.query<Omit<Session, 'sessionId' | 'signedInAt'>>(
    `SELECT id AS "userId", partner_id AS "partnerId", email, name, role::text AS role, session_version AS "sessionVersion" FROM "user"
     WHERE partner_id = $1 AND id = $2 AND session_version = $3
       AND NOT EXISTS (SELECT 1 FROM ended_session WHERE partner_id = $1 AND id = $4)`,
    [partner_id, sub, session_version, session_id],
  )
  return person ? { ...person, sessionId: session_id, signedInAt: signed_in_at } : null
}
