import type { Session } from '@/lib/server/accounts/find-session'
import { SESSION_MS } from '@/lib/server/accounts/session-life'
import type { Runtime } from '@/lib/server/runtime'

/** Ends the one session that is signed out: its token opens nothing any more, on any instance. Others of the same person stay. */
export async function endSession(
  { database, now }: Pick<Runtime, 'database' | 'now'>,
  { partnerId, sessionId, signedInAt }: Pick<Session, 'partnerId' | 'sessionId' | 'signedInAt'>,
): Promise<void> {
  await database.query(
    `INSERT INTO ended_session (partner_id, id, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [partnerId, sessionId, new Date(signedInAt + SESSION_MS)],
  )
  // A token that is past its end needs no note of it.
  await database.query('DELETE FROM ended_session WHERE partner_id = $1 AND expires_at < $2', [
    partnerId,
    new Date(now()),
  ])
}
