import type { ForwardingHealthList, ForwardingHealthQuery } from '@/lib/contracts/deliveries'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Queryable } from '@/lib/server/db/database'

const DAY_MS = 86_400_000

interface HealthRow {
  channel_id: string
  channel_name: string
  forward_url: string
  pending: number
  oldest_pending_at: Date | null
  delivered: number
  failed: number
  tried: number
  last_at: Date | null
  last_status: number | null
  last_error: string | null
}

/** How forwarding to each channel with a `forward_url` went in the last 24 hours, and what still waits. */
export async function listForwardingHealth(
  database: Queryable,
  { partnerId }: Actor,
  { limit, offset, sort, filters }: ForwardingHealthQuery,
  now: number,
): Promise<ForwardingHealthList> {
  const direction = sort.at(-1) === '-channel_name' ? 'DESC' : 'ASC'
  const rows = await database.query<HealthRow>(
    `WITH seen AS (
       SELECT channel_id, state, created_at, last_at, last_status, last_error, true AS recent FROM delivery WHERE partner_id = $1 AND created_at >= $2
       UNION ALL
       SELECT channel_id, state, created_at, last_at, last_status, last_error, false FROM delivery
       WHERE state = 'pending' AND partner_id = $1 AND created_at < $2
     ), counted AS (
       SELECT channel_id, count(*) FILTER (WHERE state = 'pending') AS pending, min(created_at) FILTER (WHERE state = 'pending') AS oldest_pending_at,
         count(*) FILTER (WHERE state = 'delivered') AS delivered, count(*) FILTER (WHERE state = 'failed') AS failed,
         count(*) FILTER (WHERE recent AND last_at IS NOT NULL) AS tried
       FROM seen GROUP BY channel_id
     ), latest AS (
       SELECT DISTINCT ON (channel_id) channel_id, last_at, last_status, last_error FROM seen WHERE last_at IS NOT NULL ORDER BY channel_id, last_at DESC
     )
     SELECT c.id AS channel_id, c.name AS channel_name, c.forward_url, coalesce(pending, 0) AS pending, oldest_pending_at,
       coalesce(delivered, 0) AS delivered, coalesce(failed, 0) AS failed, coalesce(tried, 0) AS tried, last_at, last_status, last_error
     FROM channel c LEFT JOIN counted ON counted.channel_id = c.id LEFT JOIN latest ON latest.channel_id = c.id
     WHERE c.partner_id = $1 AND c.deleted_at IS NULL AND c.forward_url IS NOT NULL AND ($3::text IS NULL OR c.id = $3)
     ORDER BY c.name ${direction}, c.id ${direction}`,
    [partnerId, new Date(now - DAY_MS), filters.channel_id ?? null],
  )
  const page = rows.slice(offset, offset + limit)
  return {
    count: page.length,
    total: rows.length,
    limit,
    offset,
    sort,
    filters,
    channels: page.map(({ tried, oldest_pending_at, last_at, ...row }) => ({
      ...row,
      oldest_pending_at: oldest_pending_at?.toISOString() ?? null,
      last_at: last_at?.toISOString() ?? null,
      success_share: tried > 0 ? row.delivered / tried : null,
    })),
  }
}
