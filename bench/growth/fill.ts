import type pg from 'pg'
import type { GrowthProduct } from '@/bench/growth/start-product'

const BATCH = 200_000
const DAYS = 60

/** A message as the product would have it: $1 the first number, $2 the last, $3 of how many, $4 the partner, $5 the channel. */
const MESSAGES = `
  SELECT n, now() - ($3::integer - n) * (interval '${DAYS} days' / $3::integer) AS at, '55219' || lpad(n::text, 8, '0') AS recipient,
    lpad(to_hex(n), 8, '0') || '-' || md5(n::text) AS trace_id, 'wamid.' || encode(sha256(n::text::bytea), 'base64') AS wamid
  FROM generate_series($1::integer, $2::integer) AS n`

const STATEMENTS = [
  `INSERT INTO message (partner_id, trace_id, channel_id, waba_id, at, source, asked, type, recipient, template_name, template_language, reason, policy,
     decided, accepted_by, wamid, answer_status, latency_ms, trace)
   SELECT $4, trace_id, $5, '102290129340398', at, 'gateway', 'messages', 'template', recipient, 'autumn_collection_2026', 'en_US', 'known_marketing', 'documented',
     'marketing_messages', 'marketing_messages', wamid, 200, 12, '{"facts":{"via":"auto"},"attempts":[],"learned":[]}' FROM (${MESSAGES}) m`,
  `INSERT INTO message_status (partner_id, channel_id, wamid, trace_id, send_at, test, accepted_by, recipient, country, sent_at, delivered_at, read_at,
     billed_at, billed_category, pricing, last_at, born_at)
   SELECT $4, $5, wamid, trace_id, at, false, 'marketing_messages', recipient, 'BR', at, at, at, at, 'marketing_lite', '{"billable":true}', at, at FROM (${MESSAGES}) m`,
  `INSERT INTO webhook_event (partner_id, id, received_at, state, kinds, channel_ids, waba_ids, body, changes)
   SELECT $4, trace_id, at, 'accepted', ARRAY['status'], ARRAY[$5], ARRAY['102290129340398'], convert_to(repeat(md5(n::text), 40), 'UTF8'), '{}'
   FROM (${MESSAGES}) m WHERE n % 4 = 0`,
]

/** Writes messages with their statuses and POSTs straight into the tables, as weeks of traffic leave them. Counters are not made. */
export async function fill(
  database: pg.Client,
  { partnerId, channelId }: GrowthProduct,
  messages: number,
  say: (text: string) => void,
): Promise<void> {
  for (let first = 1; first <= messages; first += BATCH) {
    const last = Math.min(messages, first + BATCH - 1)
    for (const statement of STATEMENTS)
      await database.query(statement, [first, last, messages, partnerId, channelId])
    if (last % (BATCH * 5) === 0) say(`${last.toLocaleString('en')} messages written`)
  }
  await database.query('VACUUM (ANALYZE)')
  await database.query('CHECKPOINT')
}
