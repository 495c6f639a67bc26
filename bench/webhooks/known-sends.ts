import type pg from 'pg'
import type { Product } from '@/bench/webhooks/main'
import { wamidOf } from '@/bench/webhooks/traffic'

/** Puts the sends of the first `count` messages into the send log, as MM accepted them. */
export async function writeKnownSends(
  database: pg.Client,
  { partnerId, channelId, wabaId }: Product,
  count: number,
): Promise<void> {
  const [before, after] = wamidOf(0).split('000000000000')
  await database.query(
    `INSERT INTO message (partner_id, trace_id, channel_id, waba_id, at, source, asked, type, recipient, campaign, reason, policy, decided, accepted_by, wamid,
       answer_status, latency_ms, trace)
     SELECT $1, 'bench-' || n, $2, $3, '2026-06-01T00:00:00Z'::timestamptz + n * interval '100 ms', 'gateway', 'messages', 'template', '55219' || lpad(n::text, 8, '0'),
       'bench', 'known_marketing', 'documented', 'marketing_messages', 'marketing_messages', $4 || lpad(n::text, 12, '0') || $5, 200, 10, '{}'
     FROM generate_series(0, $6::integer - 1) AS n`,
    [partnerId, channelId, wabaId, before, after, count],
  )
  await database.query('ANALYZE message')
}
