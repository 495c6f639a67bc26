import { CLICK_WINDOW_MS } from '@/lib/domain/stats/campaign-clicks'
import type { Queryable, SqlValue } from '@/lib/server/db/database'
import { NO_CAMPAIGN } from '@/lib/server/stats/count-campaign-clicks'
import type { StatsScope } from '@/lib/server/stats/stats-scope'

/** Clicks of one channel that may be of the same campaigns; by component and bucket, or all of a scope together. */
export interface AttributedClicks {
  channelId: string
  campaigns: readonly string[]
  /** When the bucket, or the scope, begins; milliseconds since 1970. */
  at: number
  /** cta | body | empty: not told apart, or not known. */
  component: string
  clicks: number
}

/**
 * The clicks of a scope by the campaigns they may be of (contract 5), of a single campaign those that may be of it. Clicks of none are left out,
 * and those that can only be of test sends, unless these are asked for.
 */
export async function readCampaignClicks(
  database: Queryable,
  scope: StatsScope,
  bucket: 'hour' | 'day' | 'all',
  liveOnes = readLiveCampaigns(database, scope),
): Promise<AttributedClicks[]> {
  const { partnerId, from, until, channelIds, campaign } = scope
  const values: SqlValue[] = [partnerId, new Date(from), new Date(until)]
  const [rows, live] = await Promise.all([
    database.query<{
      channelId: string
      campaigns: string
      at: number
      component: string
      clicks: number
    }>(
      `SELECT channel_id AS "channelId", campaigns, (extract(epoch FROM ${bucket === 'all' ? '$2::timestamptz' : 'at'}) * 1000)::float8 AS at,
         ${bucket === 'all' ? "''" : 'component'} AS component, sum(clicks)::integer AS clicks FROM campaign_click_count
       WHERE partner_id = $1 AND grain = '${bucket === 'hour' ? 'hour' : 'day'}' AND at >= $2 AND at < $3
         ${channelIds ? `AND channel_id = ANY($${values.push(channelIds)}::text[])` : ''}
         ${campaign === null ? '' : `AND campaigns::jsonb ? $${values.push(campaign)}`}
       GROUP BY 1, 2, 3, 4 HAVING sum(clicks) > 0`,
      values,
    ),
    liveOnes,
  ])
  const lists = new Map<string, readonly string[]>()
  for (const { campaigns } of rows)
    if (!lists.has(campaigns)) lists.set(campaigns, JSON.parse(campaigns) as string[])
  return rows
    .map((row) => ({ ...row, campaigns: lists.get(row.campaigns)! }))
    .filter(({ campaigns }) => live === null || campaigns.some((campaign) => live.has(campaign)))
}

/** The campaigns that sent MM messages of which a click of the scope may be, and not only from the dashboard. Null: those too are asked for. */
export async function readLiveCampaigns(
  database: Queryable,
  { partnerId, from, until, channelIds, tests }: StatsScope,
): Promise<Set<string> | null> {
  if (tests) return null
  const channels = channelIds ? 'AND channel_id = ANY($4::text[])' : ''
  const rows = await database.query<{ campaign: string }>(
    `SELECT campaign FROM send_count
     WHERE partner_id = $1 AND grain = 'day' AND at >= $2 AND at < $3 AND way = 'marketing_messages' AND accepted > 0 AND NOT test ${channels}
     UNION
     SELECT campaign FROM unlogged_mm_day WHERE partner_id = $1 AND day >= $2 AND day < $3 ${channels}`,
    [
      partnerId,
      new Date(from - CLICK_WINDOW_MS),
      new Date(until),
      ...(channelIds ? [channelIds] : []),
    ],
  )
  return new Set(rows.map(({ campaign }) => campaign || NO_CAMPAIGN))
}
