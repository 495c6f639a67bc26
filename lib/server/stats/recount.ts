import { UNKNOWN_CAMPAIGN } from '@/lib/domain/stats/count-message'
import type { Queryable } from '@/lib/server/db/database'
import { clicksByCampaigns } from '@/lib/server/stats/count-campaign-clicks'
import { HOUR_MS } from '@/lib/server/stats/count-changes'
import { COUNTERS } from '@/lib/server/stats/counters'
import { sendSums } from '@/lib/server/stats/send-sums'

/** The temporary table that a counter is recounted into; a key may have several rows. */
export function recounted(table: string): string {
  return `recounted_${table}`
}

/** Makes the temporary tables; they end with the transaction. */
export async function createRecounts(tx: Queryable): Promise<void> {
  for (const { table } of COUNTERS)
    await tx.query(
      `CREATE TEMPORARY TABLE ${recounted(table)} (LIKE ${table} INCLUDING DEFAULTS INCLUDING GENERATED) ON COMMIT DROP`,
    )
}

/**
 * What lib/domain/stats/count-message says of a message, as SQL over rows of `message_status`: every message adds to the counters
 * what follows from its state alone.
 */
const STATES = `SELECT channel_id, coalesce(campaign, '${UNKNOWN_CAMPAIGN}') AS campaign, test, coalesce(country, '') AS country,
    CASE WHEN billed_at IS NULL THEN 'pending' WHEN billed_category = 'marketing_lite' THEN 'marketing_messages' ELSE 'messages' END AS way,
    least(sent_at, delivered_at, read_at) AS sent, least(delivered_at, read_at) AS delivered, read_at AS read,
    sent_at, delivered_at, failed_at, coalesce(failed_code, 0) AS failed_code, billed_at, billed_category, accepted_by, mm_at
  FROM message_status WHERE partner_id = $1 AND born_at >= $3 AND born_at < $4 AND last_at >= $2`

const MARKS = `(VALUES
    ('sent', sent, 0), ('delivered', delivered, 0), ('read', read, 0),
    ('failed', CASE WHEN delivered IS NULL THEN failed_at END, failed_code),
    ('delivered_marketing', CASE WHEN billed_category = 'marketing' THEN delivered END, 0),
    ('silent_fallbacks', CASE WHEN billed_category = 'marketing' AND accepted_by = 'marketing_messages' THEN billed_at END, 0),
    ('upstream_routed', CASE WHEN way = 'marketing_messages' AND accepted_by = 'messages' THEN billed_at END, 0)
  ) AS mark (measure, at, failure_code)`

/** lib/domain/stats/delay-bucket, of whole seconds. */
const DELAY_BUCKET = `CASE WHEN seconds <= 300 THEN seconds ELSE seconds / (10 ^ (length(seconds::text) - 2))::integer * (10 ^ (length(seconds::text) - 2))::integer END`

/**
 * Recounts messages from what the webhooks said of them, those born in an hour at a time. One that was born before `since` may
 * have a later event.
 */
export async function recountMessages(
  tx: Queryable,
  partnerId: string,
  since: Date,
): Promise<void> {
  const { sums } = COUNTERS.find(({ table }) => table === 'message_count')!
  await eachHour(tx, 'message_status', 'born_at', new Date(0), async (from, until) => {
    const values = [partnerId, since, from, until]
    await tx.query(
      `INSERT INTO ${recounted('message_count')} (partner_id, grain, at, channel_id, campaign, test, country, way, failure_code, ${sums.join(', ')})
       SELECT $1, 'hour', date_trunc('hour', at, 'UTC'), channel_id, campaign, test, country, way, failure_code,
         ${sums.map((name) => `count(*) FILTER (WHERE measure = '${name}')`).join(', ')}
       FROM (${STATES}) states, LATERAL ${MARKS} WHERE at >= $2 GROUP BY 3, 4, 5, 6, 7, 8, 9`,
      values,
    )
    await tx.query(
      `INSERT INTO ${recounted('delivery_delay')} (partner_id, day, channel_id, campaign, test, way, seconds, messages)
       SELECT $1, date_trunc('day', delivered_at, 'UTC'), channel_id, campaign, test, way, ${DELAY_BUCKET}, count(*)
       FROM (${STATES}) states, LATERAL (SELECT greatest(0, floor(extract(epoch FROM delivered_at - sent_at)))::integer) AS delay (seconds)
       WHERE delivered_at >= $2 AND sent_at IS NOT NULL GROUP BY 2, 3, 4, 5, 6, 7`,
      values,
    )
    await tx.query(
      `INSERT INTO ${recounted('unlogged_mm_day')} (partner_id, day, channel_id, campaign, first_at, last_at)
       SELECT $1, date_trunc('day', mm_at, 'UTC'), channel_id, campaign, min(mm_at), max(mm_at)
       FROM (${STATES}) states WHERE mm_at >= $2 GROUP BY 2, 3, 4`,
      values,
    )
  })
  await addDays(tx, 'message_count')
}

/** Recounts clicks and other user actions. */
export async function recountUserActions(
  tx: Queryable,
  partnerId: string,
  since: Date,
): Promise<void> {
  await eachHour(tx, 'user_action', 'at', since, async (from, until) => {
    await tx.query(
      `INSERT INTO ${recounted('user_action_count')} (partner_id, grain, at, channel_id, action, component, actions)
       SELECT $1, 'hour', $2, channel_id, action, component, count(*) FROM user_action
       WHERE partner_id = $1 AND at >= $2 AND at < $3 GROUP BY 4, 5, 6`,
      [partnerId, from, until],
    )
  })
  await addDays(tx, 'user_action_count')
}

/** Recounts clicks by the campaigns they may be of, by the sends as they are counted. */
export async function recountCampaignClicks(
  tx: Queryable,
  partnerId: string,
  since: Date,
): Promise<void> {
  await eachHour(tx, 'user_action', 'at', since, async (from, until) => {
    const rows = await clicksByCampaigns(tx, partnerId, from, until)
    await tx.query(
      `INSERT INTO ${recounted('campaign_click_count')} (partner_id, grain, at, channel_id, campaigns, component, clicks)
       SELECT $1, 'hour', $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::integer[])`,
      [
        partnerId,
        from,
        rows.map(({ channelId }) => channelId),
        rows.map(({ campaigns }) => campaigns),
        rows.map(({ component }) => component),
        rows.map(({ clicks }) => clicks),
      ],
    )
  })
  await addDays(tx, 'campaign_click_count')
}

/** Recounts sends from the send log, those too that `uncounted_send` still holds. */
export async function recountSends(tx: Queryable, partnerId: string, since: Date): Promise<void> {
  await eachHour(tx, 'message', 'at', since, async (from, until) => {
    await tx.query(insertSends('at >= $2 AND at < $3'), [partnerId, from, until])
  })
  await addDays(tx, 'send_count')
}

/** The statement that recounts the sends of a partner ($1) that fit, by hour. */
export function insertSends(condition: string): string {
  const columns =
    'channel_id, campaign, test, way, fallback_class, accepted, fallback_plans, fallbacks, first_at, last_at'
  return `INSERT INTO ${recounted('send_count')} (partner_id, grain, at, ${columns})
    SELECT partner_id, 'hour', hour, ${columns} FROM (${sendSums(`(SELECT * FROM message WHERE partner_id = $1 AND ${condition}) AS chosen`)}) AS sums`
}

/** Adds to the hours of a recounted table the days they make. */
export async function addDays(tx: Queryable, table: string): Promise<void> {
  const { key, sums, hasEdges } = COUNTERS.find((counter) => counter.table === table)!
  const columns = [
    ...key.filter((name) => name !== 'grain' && name !== 'at'),
    ...sums,
    ...(hasEdges ? ['first_at', 'last_at'] : []),
  ].join(', ')
  await tx.query(
    `INSERT INTO ${recounted(table)} (partner_id, grain, at, ${columns})
     SELECT partner_id, 'day', date_trunc('day', at, 'UTC'), ${columns} FROM ${recounted(table)}`,
  )
}

/** Calls `work` for each hour in which a row is, so that no statement is long. */
async function eachHour(
  tx: Queryable,
  table: string,
  column: string,
  since: Date,
  work: (from: Date, until: Date) => Promise<void>,
): Promise<void> {
  for (let from = since.getTime(); ; ) {
    const [row] = await tx.query<{ at: number | null }>(
      `SELECT (extract(epoch FROM min(${column})) * 1000)::float8 AS at FROM ${table} WHERE ${column} >= $1`,
      [new Date(from)],
    )
    const at = row?.at ?? null
    if (at === null) return
    const hour = at - (at % HOUR_MS)
    from = hour + HOUR_MS
    await work(new Date(hour), new Date(from))
  }
}
