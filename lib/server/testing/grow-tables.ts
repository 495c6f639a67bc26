import type { Queryable } from '@/lib/server/db/database'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'

const DAYS = 80

/** Counters have fewer rows than what they count. */
const COUNTERS = [
  'message_count',
  'delivery_delay',
  'send_count',
  'user_action_count',
  'campaign_click_count',
  'unlogged_mm_day',
]

/**
 * How the tables that traffic makes grow get their rows: `n` is the row's number, `at` its time in the last weeks, `day` and `hour` its
 * start; $1 the partner, $2 the channel, $3 its WABA.
 */
const ROWS: Record<string, string> = {
  message: `(partner_id, trace_id, channel_id, waba_id, at, source, asked, type, recipient, template_name, template_language, campaign, reason,
      policy, decided, accepted_by, wamid, answer_status, latency_ms, trace)
    SELECT $1, 'trace' || n, $2, $3, at, 'gateway', 'messages', 'template', '55219' || n, 'spring_sale', 'en', 'spring', 'known_marketing',
      'documented', 'marketing_messages', 'marketing_messages', 'wamid.grown.' || n, 200, 12, '{}'`,
  message_status: `(partner_id, channel_id, wamid, trace_id, send_at, campaign, accepted_by, recipient, country, sent_at, mm_at, last_at, born_at)
    SELECT $1, $2, 'wamid.grown.' || n, 'trace' || n, at, 'spring', 'marketing_messages', '55219' || n, 'BR', at,
      CASE WHEN n % 10 = 0 THEN at END, at, at`,
  webhook_event: `(partner_id, id, received_at, state, kinds, channel_ids, waba_ids, body, changes)
    SELECT $1, 'event' || n, at, 'accepted', '{status}', ARRAY[$2], ARRAY[$3], 'body', '{}'`,
  user_action: `(partner_id, channel_id, action, identity, at, component)
    SELECT $1, $2, 'marketing_messages_link_click', 'click' || n, at, 'cta'`,
  delivery: `(partner_id, id, event_id, channel_id, state, headers, billed, created_at, next_at, give_up_at)
    SELECT $1, 'delivery' || n, 'event' || n, $2, (CASE WHEN n % 100 = 0 THEN 'failed' ELSE 'delivered' END)::"DeliveryState", '{}', 'none', at, at, at`,
  idempotency_key: `(partner_id, channel_id, path, key, body_hash, instance_id, trace_id, created_at)
    SELECT $1, $2, '/messages', 'key' || n, 'hash', 'instance', 'trace' || n, now() - interval '1 hour'`,
  opt_out: `(partner_id, waba_id, recipient, at) SELECT $1, $3, '55219' || n, at`,
  alert: `(partner_id, id, kind, subject_type, subject_id, opened_at, closed_at, details)
    SELECT $1, 'alert' || n, 'silent', 'channel', $2, at, at, '{}'`,
  message_count: `(partner_id, grain, at, channel_id, campaign, test, country, way, failure_code, sent)
    SELECT $1, g.grain, CASE g.grain WHEN 'day' THEN day ELSE hour END, $2, 'c' || n, false, 'BR', 'marketing_messages', 0, 1`,
  delivery_delay: `(partner_id, day, channel_id, campaign, test, way, seconds, messages)
    SELECT $1, day, $2, 'c' || n, false, 'marketing_messages', n % 300, 1`,
  send_count: `(partner_id, grain, at, channel_id, campaign, test, way, fallback_class, accepted, first_at, last_at)
    SELECT $1, g.grain, CASE g.grain WHEN 'day' THEN day ELSE hour END, $2, 'c' || n, false, 'marketing_messages', '', 1, at, at`,
  user_action_count: `(partner_id, grain, at, channel_id, action, component, actions)
    SELECT $1, g.grain, CASE g.grain WHEN 'day' THEN day ELSE hour END, $2, 'marketing_messages_link_click', 'c' || n, 1`,
  campaign_click_count: `(partner_id, grain, at, channel_id, campaigns, component, clicks)
    SELECT $1, g.grain, CASE g.grain WHEN 'day' THEN day ELSE hour END, $2, '["c' || n || '"]', 'cta', 1`,
  unlogged_mm_day: `(partner_id, channel_id, campaign, day, first_at, last_at) SELECT $1, $2, 'c' || n, day, at, at`,
}

/** Tables that grow with traffic; the others grow with clients, channels and templates. */
export const GROWING_TABLES: readonly string[] = Object.keys(ROWS)

/** Gives each of them up to `count` rows more, of one channel, as weeks of traffic leave them. */
export async function growTables(
  tx: Queryable,
  partnerId: string,
  { id, wabaId }: TestChannel,
  count: number,
): Promise<void> {
  for (const [table, rows] of Object.entries(ROWS)) {
    const own = COUNTERS.includes(table) ? count / 5 : count
    const grains = /g\.grain/.test(rows) ? `, unnest(enum_range(NULL::"Grain")) AS g (grain)` : ''
    const text = `INSERT INTO ${table} ${rows}
      FROM (SELECT n, at, date_trunc('day', at, 'UTC') AS day, date_trunc('hour', at, 'UTC') AS hour
            FROM (SELECT n, now() - (${own} - n) * (interval '${DAYS} days' / ${own}) AS at FROM generate_series(1, ${own}) AS n) times) rows${grains}`
    const values = [partnerId, id, wabaId]
    await tx.query(
      text.replace(/\$(\d)/g, (_, number: string) => `'${values[Number(number) - 1]}'`),
    )
  }
}
