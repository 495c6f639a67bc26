import { createHash } from 'node:crypto'
import { storableJson } from '@/lib/domain/json/storable-json'
import type { Database, Queryable } from '@/lib/server/db/database'
import { ALIVE_SECONDS } from '@/lib/server/instance-beat'

/** An `Idempotency-Key`'s place: per channel and path. */
export interface IdempotencyRef {
  partnerId: string
  channelId: string
  path: string
  key: string
  /** Of the send that holds the key. */
  traceId: string
}

export interface StoredAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

export type Reservation =
  | { kind: 'reserved' }
  | { kind: 'replay'; answer: StoredAnswer }
  /** The key was used with another body. */
  | { kind: 'other_body' }
  | { kind: 'running' }
  /** The process that held the key died before it knew the outcome: it never sends again. */
  | { kind: 'died' }

const LIFE_HOURS = 24

/** So few that nobody waits for it: an hour of sends may leave millions of keys. */
const FORGOTTEN_AT_ONCE = 1_000

interface KeyRow {
  body_hash: Uint8Array
  status: number | null
  headers: Record<string, string> | null
  body: Uint8Array | null
  alive: boolean
}

/** Reserves the key before the first attempt, or says what became of the send that has it. Throws when the database is away. */
export async function reserve(
  database: Database,
  ref: IdempotencyRef,
  body: Uint8Array,
  instanceId: string,
): Promise<Reservation> {
  const bodyHash = createHash('sha256').update(body).digest()
  for (;;) {
    const inserted = await database.query(
      `INSERT INTO idempotency_key AS k (partner_id, channel_id, path, key, trace_id, body_hash, instance_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now())
       ON CONFLICT (partner_id, channel_id, path, key) DO UPDATE SET trace_id = excluded.trace_id, body_hash = excluded.body_hash,
         instance_id = excluded.instance_id, created_at = now(), status = NULL, headers = NULL, body = NULL
       WHERE k.created_at < now() - interval '${LIFE_HOURS} hours'
       RETURNING trace_id`,
      [...placeOf(ref), ref.traceId, bodyHash, instanceId],
    )
    if (inserted.length > 0) return { kind: 'reserved' }
    const [row] = await database.query<KeyRow>(
      `SELECT k.body_hash, k.status, k.headers, k.body,
              coalesce(i.seen_at > now() - interval '${ALIVE_SECONDS} seconds', false) AS alive
       FROM idempotency_key k LEFT JOIN instance i ON i.id = k.instance_id
       WHERE k.partner_id = $1 AND k.channel_id = $2 AND k.path = $3 AND k.key = $4`,
      placeOf(ref),
    )
    // Freed between the two statements: the key is to be had again.
    if (!row) continue
    if (!bodyHash.equals(row.body_hash)) return { kind: 'other_body' }
    if (row.status !== null) {
      return {
        kind: 'replay',
        answer: {
          status: row.status,
          headers: row.headers ?? {},
          body: row.body ?? new Uint8Array(),
        },
      }
    }
    return { kind: row.alive ? 'running' : 'died' }
  }
}

/** Keeps the answer under the key. In the transaction of the send's row. */
export async function keepAnswer(
  tx: Queryable,
  ref: IdempotencyRef,
  answer: StoredAnswer,
): Promise<void> {
  await tx.query(
    `UPDATE idempotency_key SET status = $6, headers = $7::jsonb, body = $8
     WHERE partner_id = $1 AND channel_id = $2 AND path = $3 AND key = $4 AND trace_id = $5`,
    [...placeOf(ref), ref.traceId, answer.status, storableJson(answer.headers), answer.body],
  )
}

/** Frees the key: nothing was sent under it. */
export async function release(tx: Queryable, ref: IdempotencyRef): Promise<void> {
  await tx.query(
    'DELETE FROM idempotency_key WHERE partner_id = $1 AND channel_id = $2 AND path = $3 AND key = $4 AND trace_id = $5',
    [...placeOf(ref), ref.traceId],
  )
}

/** Forgets keys whose life is over, the oldest first; gives whether there may be more of them. */
export async function forgetExpiredKeys(database: Queryable): Promise<boolean> {
  const [row] = await database.query<{ count: number }>(
    `WITH gone AS (
       DELETE FROM idempotency_key WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM idempotency_key WHERE created_at < now() - interval '${LIFE_HOURS} hours' ORDER BY created_at LIMIT ${FORGOTTEN_AT_ONCE}
       )) RETURNING 1
     ) SELECT count(*) AS count FROM gone`,
  )
  return row!.count > 0
}

function placeOf(ref: IdempotencyRef): string[] {
  return [ref.partnerId, ref.channelId, ref.path, ref.key]
}
