import type {
  WebhookHealth,
  WebhookHealthList,
  WebhookHealthQuery,
} from '@/lib/contracts/webhook-health'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Queryable } from '@/lib/server/db/database'

const HOUR_MS = 3_600_000
const SPAN_MS = 24 * HOUR_MS

const ORDERS: Readonly<Record<string, string>> = {
  channel_name: 'channel_name ASC',
  '-channel_name': 'channel_name DESC',
  last_event_at: 'last_event_at ASC NULLS FIRST',
  '-last_event_at': 'last_event_at DESC NULLS LAST',
  events: 'events ASC',
  '-events': 'events DESC',
  failed_share: 'failed_share ASC NULLS LAST',
  '-failed_share': 'failed_share DESC NULLS LAST',
}

type HealthRow = Omit<WebhookHealth, 'last_event_at' | 'last_accepted_at'> & {
  last_event_at: Date | null
  last_accepted_at: Date | null
  total: number
}

/** How events of each channel come in, out of the counters: the ledger itself is too long to be read for it. */
export async function listWebhookHealth(
  database: Queryable,
  { partnerId }: Actor,
  { limit, offset, sort, filters }: WebhookHealthQuery,
  now: number,
): Promise<WebhookHealthList> {
  const from = Math.ceil((now - SPAN_MS) / HOUR_MS) * HOUR_MS
  const order = sort.map((field) => ORDERS[field]!).join(', ')
  const rows = await database.query<HealthRow>(
    `WITH told AS (
       SELECT channel_id, sum(sent + delivered + read + failed) AS events, sum(delivered) AS delivered, sum(failed) AS failed
       FROM message_count WHERE partner_id = $1 AND grain = 'hour' AND at >= $2 GROUP BY channel_id
     ), acted AS (
       SELECT channel_id, sum(actions) AS events FROM user_action_count WHERE partner_id = $1 AND grain = 'hour' AND at >= $2 GROUP BY channel_id
     ), accepted AS (
       SELECT channel_id, max(last_at) AS last_accepted_at FROM send_count WHERE partner_id = $1 AND grain = 'hour' AND at >= $2 GROUP BY channel_id
     ), health AS (
       SELECT c.id AS channel_id, c.name AS channel_name, e.last_event_at, (coalesce(told.events, 0) + coalesce(acted.events, 0))::integer AS events,
         told.failed::float8 / nullif(told.failed + told.delivered, 0) AS failed_share, accepted.last_accepted_at,
         accepted.last_accepted_at IS NOT NULL AND (e.last_event_at IS NULL OR e.last_event_at < accepted.last_accepted_at AND e.last_event_at < $3) AS silent
       FROM channel c
         LEFT JOIN channel_event e ON e.partner_id = c.partner_id AND e.channel_id = c.id
         LEFT JOIN told ON told.channel_id = c.id LEFT JOIN acted ON acted.channel_id = c.id LEFT JOIN accepted ON accepted.channel_id = c.id
       WHERE c.partner_id = $1 AND c.deleted_at IS NULL AND ($4::text IS NULL OR c.id = $4)
     )
     SELECT *, count(*) OVER () AS total FROM health ORDER BY silent DESC, ${order}, channel_id LIMIT ${limit} OFFSET ${offset}`,
    [partnerId, new Date(from), new Date(now - HOUR_MS), filters.channel_id ?? null],
  )
  return {
    count: rows.length,
    total: rows[0]?.total ?? 0,
    limit,
    offset,
    sort,
    filters,
    channels: rows.map(({ total: _total, last_event_at, last_accepted_at, ...row }) => ({
      ...row,
      last_event_at: last_event_at?.toISOString() ?? null,
      last_accepted_at: last_accepted_at?.toISOString() ?? null,
    })),
  }
}
