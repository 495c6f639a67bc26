import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Role } from '@/lib/domain/accounts/role'
import type { Runtime } from '@/lib/server/runtime'

/** A signed-in person, as the database has them now. */
export interface Session {
  userId: string
  partnerId: string
  email: string
  name: string
  role: Role
  sessionVersion: number
}

/** What of a session's token is believed (auth-options.ts writes it). */
const claims = z.object({ sub: z.string(), partner_id: z.string(), session_version: z.number() })

/** next-auth's names: the first over https, the second over http. */
const SESSION_COOKIES = ['__Secure-next-auth.session-token', 'next-auth.session-token']

/** The session that a request's cookies prove; null without one, or when it has ended. */
export async function findSession(
  parts: Pick<Runtime, 'database' | 'secrets'>,
  cookie: (name: string) => string | undefined,
): Promise<Session | null> {
  const token = SESSION_COOKIES.map(cookie).find((value) => value !== undefined)
  return token === undefined ? null : sessionOfToken(parts, token)
}

/**
 * The session of a token. A role or password that changed raises the session version, and a person who was removed has
 * none, so the database is asked each time: older tokens end at the next request (contract 3, "Roles").
 */
export async function sessionOfToken(
  { database, secrets }: Pick<Runtime, 'database' | 'secrets'>,
  token: string,
): Promise<Session | null> {
  const payload = await decode({ token, secret: secrets.authSecret }).catch(() => null)
  const claimed = claims.safeParse(payload)
  if (!claimed.success) return null
  const { sub, partner_id, session_version } = claimed.data
  const [session] = await database.query<Session>(
    `SELECT id AS "userId", partner_id AS "partnerId", email, name, role::text AS role, session_version AS "sessionVersion" FROM "user"
     WHERE partner_id = $1 AND id = $2 AND session_version = $3`,
    [partner_id, sub, session_version],
  )
  return session ?? null
}
