import { type MmSends, clickSegments, CLICK_WINDOW_MS } from '@/lib/domain/stats/campaign-clicks'
import type { Queryable } from '@/lib/server/db/database'
import { readSegmentClicks } from '@/lib/server/stats/read-segment-clicks'
import type { StatsScope } from '@/lib/server/stats/stats-scope'

/** Clicks of one channel, component and bucket that may be of the same campaigns. */
export interface AttributedClicks {
  channelId: string
  campaigns: string[]
  /** When the bucket begins; milliseconds since 1970. */
  at: number
  /** cta | body | empty; empty too where the click itself is gone. */
  component: string
  clicks: number
}

/** When the first and last MM message of a channel, campaign and day were sent, and whether from the dashboard. */
export type LoggedMmSends = MmSends & { test: boolean }

export type ClickScope = Pick<StatsScope, 'partnerId' | 'from' | 'until' | 'channelIds' | 'tests'>

/** How a click without campaign is named on the wire: MM messages sent without one. */
export const NO_CAMPAIGN = '(none)'

/**
 * The clicks of a scope by the campaigns they may be of (contract 5): clicks of none are left out, and those that can only be of test
 * sends, unless these are asked for. Of days whose clicks retention took away it is known what they were, by day.
 */
export async function attributeClicks(
  database: Queryable, scope: ClickScope, grain: 'hour' | 'day', given?: readonly LoggedMmSends[],
): Promise<AttributedClicks[]> {
  const sends = given ?? await readMmSends(database, scope)
  const live = liveCampaigns(scope, sends)
  const clicks = await readSegmentClicks(database, scope, grain, clickSegments(sends, scope.from, scope.until))
  return clicks.filter(({ campaigns }) => campaigns.some((campaign) => live.has(campaign)))
}

/** The campaigns of which there is more than what was left out as tests. */
export function liveCampaigns({ tests }: ClickScope, sends: readonly LoggedMmSends[]): Set<string> {
  return new Set(sends.filter(({ test }) => tests || !test).map(({ campaign }) => campaign))
}

/** The first and last MM send of each channel, campaign and day that a click of the scope may be of, as logged or as billed. */
export async function readMmSends(database: Queryable, { partnerId, from, until, channelIds }: ClickScope): Promise<LoggedMmSends[]> {
  const channels = channelIds ? 'AND channel_id = ANY($4::text[])' : ''
  const rows = await database.query<{ channel_id: string; campaign: string; test: boolean; first: number; last: number }>(
    `SELECT channel_id, campaign, test, (extract(epoch FROM first_at) * 1000)::float8 AS first, (extract(epoch FROM last_at) * 1000)::float8 AS last FROM (
       SELECT channel_id, campaign, test, first_at, last_at FROM send_count
       WHERE partner_id = $1 AND grain = 'day' AND at >= $2 AND at < $3 AND way = 'marketing_messages' AND accepted > 0 ${channels}
       UNION ALL
       SELECT channel_id, campaign, false, first_at, last_at FROM unlogged_mm_day WHERE partner_id = $1 AND day >= $2 AND day < $3 ${channels}
     ) sends`,
    [partnerId, new Date(from - CLICK_WINDOW_MS), new Date(until), ...(channelIds ? [channelIds] : [])])
  return rows.map(({ channel_id, campaign, ...row }) => ({ channelId: channel_id, campaign: campaign || NO_CAMPAIGN, ...row }))
}
