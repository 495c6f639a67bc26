import type pg from 'pg'

/** A partner's month as it is generated. */
export interface Month {
  partnerId: string
  /** The first UTC date. */
  first: string
  days: number
  messagesADay: number
  /** In turn the senders; each client has four of them, and a new campaign every three days. */
  channelIds: readonly string[]
}

/** What the generated month holds. */
export interface MonthSize {
  events: number
  messages: number
  clicks: number
  posts: number
}

/** A POST of the ledger tells of so many statuses. */
const STATUSES_A_POST = 25
const CLICKS_A_DAY = 5_000

/** A send is by MM but for every seventh; one in twenty fails, the others are delivered, and four in five of these are read. */
const SENDS = `
  SELECT n, at, ($4::text[])[1 + n % $5] AS channel_id, 'client_' || n % $5 / 4 || '_' || $2::integer / 3 AS campaign,
    CASE WHEN n % 7 = 0 THEN 'messages' ELSE 'marketing_messages' END AS accepted_by,
    CASE WHEN n % 10 = 0 THEN 'PT' ELSE (ARRAY['BR', 'MX', 'IN', 'DE', 'AR'])[1 + n % $5 % 5] END AS country,
    lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0') AS trace_id,
    'wamid.HBgNNTUyMTk5MTExMjIyMhUCABEYEkE5QjdDMDFG' || lpad(to_hex($2::integer), 4, '0') || lpad(to_hex(n), 12, '0') AS wamid
  FROM (SELECT n, $1::timestamptz + $2::integer * interval '24 hours' + n * (interval '24 hours' / $3::integer) AS at FROM generate_series(0, $3::integer - 1) n) sends`

/** What fills one day: $1 the first date, $2 the day's number, $3 messages a day, $4 channels, $5 how many they are, $6 the partner. */
const DAY: readonly string[] = [
  `INSERT INTO message (partner_id, trace_id, channel_id, waba_id, at, source, asked, type, recipient, template_name, template_language, campaign, reason,
     policy, decided, accepted_by, wamid, answer_status, fallback_class, latency_ms, trace)
   SELECT $6, trace_id, channel_id, '102290129340398', at, 'gateway', 'messages', 'template', '55219' || lpad(n::text, 8, '0'), 'spring_sale', 'en', campaign, 'known_marketing',
     'documented', 'marketing_messages', accepted_by, wamid, 200, CASE WHEN accepted_by = 'messages' THEN 'syncing' END, 120, '{"facts":{"via":"auto"},"attempts":[],"learned":[]}'
   FROM (${SENDS}) s`,
  `INSERT INTO message_status (partner_id, channel_id, wamid, trace_id, send_at, campaign, test, accepted_by, recipient, country, sent_at, delivered_at, read_at,
     failed_at, failed_code, failed_title, billed_at, billed_category, pricing, last_at, born_at)
   SELECT $6, channel_id, wamid, trace_id, at, campaign, false, accepted_by, '55219' || lpad(n::text, 8, '0'), country,
     CASE WHEN n % 20 > 0 THEN at + interval '1 second' END, CASE WHEN n % 20 > 0 THEN at + (2 + n * 7 % 40) * interval '1 second' END,
     CASE WHEN n % 20 > 0 AND n % 5 > 0 THEN at + interval '1 hour' END, CASE WHEN n % 20 = 0 THEN at + interval '3 seconds' END,
     CASE WHEN n % 20 = 0 THEN (ARRAY[131049, 131026, 131050])[1 + n / 20 % 3] END, CASE WHEN n % 20 = 0 THEN 'not delivered' END,
     CASE WHEN n % 20 > 0 THEN at + interval '1 second' END,
     CASE WHEN n % 20 = 0 THEN NULL WHEN accepted_by = 'messages' OR n % 90 = 1 THEN 'marketing' ELSE 'marketing_lite' END,
     CASE WHEN n % 20 > 0 THEN '{"pricing_model":"PMP","billable":true}'::jsonb END, at + interval '1 hour', at
   FROM (${SENDS}) s`,
  `INSERT INTO webhook_event (partner_id, id, received_at, state, kinds, channel_ids, waba_ids, body, changes)
   SELECT $6, trace_id, at, 'accepted', ARRAY['status'], ARRAY[channel_id], ARRAY['102290129340398'], convert_to(repeat('x', 600), 'UTF8'), '{"statuses":{"delivered":{"new":25,"repeated":0}},"user_actions":{},"inbound_messages":0,"unassigned":0,"effects":[]}'
   FROM (${SENDS}) s WHERE n * 27 / 10 / ${STATUSES_A_POST} > (n - 1) * 27 / 10 / ${STATUSES_A_POST}`,
  `INSERT INTO user_action (partner_id, channel_id, action, identity, at, component)
   SELECT $6, channel_id, 'marketing_messages_link_click', trace_id, at + interval '2 hours', CASE WHEN n % 6 = 0 THEN 'body' ELSE 'cta' END
   FROM (${SENDS}) s WHERE n % ($3::integer / ${CLICKS_A_DAY} + 1) = 0`,
]

/** The same events as a table of events has them, each a row: what a program without counters would count from. */
const RAW_EVENTS = `
  CREATE TABLE bench_event AS
  SELECT partner_id, channel_id, wamid, campaign, country, status, at, billed_category AS category
  FROM message_status, LATERAL (VALUES ('sent', sent_at), ('delivered', delivered_at), ('read', read_at), ('failed', failed_at)) AS event (status, at)
  WHERE at IS NOT NULL`

/** Fills the partner's month, and beside it a table of its raw events. Counters are not made here. */
export async function writeMonth(
  database: pg.Client,
  { partnerId, first, days, messagesADay, channelIds }: Month,
  say: (text: string) => void,
): Promise<MonthSize> {
  for (let day = 0; day < days; day += 1) {
    for (const statement of DAY)
      await database.query(statement, [
        first,
        day,
        messagesADay,
        [...channelIds],
        channelIds.length,
        partnerId,
      ])
    if (day % 5 === 4) say(`${day + 1} of ${days} days`)
  }
  await database.query(RAW_EVENTS)
  const {
    rows: [size],
  } = await database.query<Record<keyof MonthSize, string>>(
    `SELECT (SELECT count(*) FROM bench_event) AS events, (SELECT count(*) FROM message) AS messages, (SELECT count(*) FROM user_action) AS clicks,
       (SELECT count(*) FROM webhook_event) AS posts`,
  )
  return {
    events: Number(size!.events),
    messages: Number(size!.messages),
    clicks: Number(size!.clicks),
    posts: Number(size!.posts),
  }
}
