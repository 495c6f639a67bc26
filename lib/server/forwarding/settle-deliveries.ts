import type { Queryable } from '@/lib/server/db/database'
import type { AttemptResult } from '@/lib/server/forwarding/post-delivery'
import { QUEUE_NOW } from '@/lib/server/forwarding/queue-now'

/** What a claimed delivery came to. */
export interface SettledDelivery {
  partnerId: string
  id: string
  /** That it was claimed with. */
  lease: Date
  state: 'delivered' | 'pending' | 'failed'
  status: AttemptResult['status']
  error: AttemptResult['error']
  tookMs: number
  /** When the attempt began, in milliseconds since 1970. */
  at: number
  /** Milliseconds until the next one is due. */
  waitMs: number
}

/**
 * Writes what attempts came to; a body that was delivered is forgotten. A failure says nothing of a delivery whose lease ran out
 * meanwhile, since it is another attempt's now; a success does.
 */
export async function settleDeliveries(
  database: Queryable,
  settled: readonly SettledDelivery[],
): Promise<void> {
  await database.query(
    `UPDATE delivery d SET
       state = s.state::"DeliveryState", body = CASE WHEN s.state <> 'delivered' THEN d.body END, next_at = ${QUEUE_NOW} + s.wait_ms * interval '1 millisecond',
       last_status = s.status, last_error = s.error, last_took_ms = s.took_ms, last_at = s.at,
       delivered_at = CASE WHEN s.state = 'delivered' THEN s.at + s.took_ms * interval '1 millisecond' END
     FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::integer[], $6::text[], $7::integer[], $8::timestamptz[], $9::float8[])
       AS s (partner_id, id, lease, state, status, error, took_ms, at, wait_ms)
     WHERE d.partner_id = s.partner_id AND d.id = s.id
       AND (s.state = 'delivered' AND d.state <> 'delivered' OR d.state = 'pending' AND d.next_at = s.lease)`,
    [
      settled.map(({ partnerId }) => partnerId),
      settled.map(({ id }) => id),
      settled.map(({ lease }) => lease),
      settled.map(({ state }) => state),
      settled.map(({ status }) => status),
      settled.map(({ error }) => error),
      settled.map(({ tookMs }) => tookMs),
      settled.map(({ at }) => new Date(at)),
      settled.map(({ waitMs }) => waitMs),
    ],
  )
}
