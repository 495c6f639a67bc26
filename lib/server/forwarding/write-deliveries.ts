import { storableJson } from '@/lib/domain/json/storable-json'
import { GIVE_UP_AFTER_MS } from '@/lib/domain/webhooks/delivery-schedule'
import type { Queryable } from '@/lib/server/db/database'
import type { NewDelivery } from '@/lib/server/forwarding/plan-deliveries'
import { QUEUE_NOW } from '@/lib/server/forwarding/queue-now'

/**
 * Puts deliveries into the queue, due at once by the database's clock. In the transaction of their posts: what got its 200 is forwarded. A channel gets an
 * event once, also when it is replayed.
 */
export async function writeDeliveries(
  tx: Queryable,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  const texts = (read: (delivery: NewDelivery) => string) => deliveries.map(read)
  await tx.query(
    `INSERT INTO delivery (partner_id, id, event_id, channel_id, body, headers, billed, created_at, next_at, give_up_at)
     SELECT partner_id, id, event_id, channel_id, decode(body, 'base64'), headers::jsonb, billed, created_at, ${QUEUE_NOW},
       ${QUEUE_NOW} + $9::float8 * interval '1 millisecond'
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
       AS new (partner_id, id, event_id, channel_id, body, headers, billed, created_at)
     ON CONFLICT DO NOTHING`,
    [
      texts(({ partnerId }) => partnerId),
      texts(({ id }) => id),
      texts(({ eventId }) => eventId),
      texts(({ channelId }) => channelId),
      // A parameter cannot be an array of bytes.
      texts(({ body }) =>
        Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
      ),
      texts(({ headers }) => storableJson(headers)),
      texts(({ billed }) => billed),
      deliveries.map(({ createdAt }) => new Date(createdAt)),
      GIVE_UP_AFTER_MS,
    ],
  )
}
