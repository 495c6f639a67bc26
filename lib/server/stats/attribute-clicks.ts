import { type ClickSegment, type MmSends, clickSegments, CLICK_WINDOW_MS } from '@/lib/domain/stats/campaign-clicks'
import type { Queryable } from '@/lib/server/db/database'
import { LINK_CLICK, type StatsScope } from '@/lib/server/stats/stats-scope'

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
  const clicks = await readAttributed(database, scope, grain, clickSegments(sends, scope.from, scope.until))
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

/** In one statement: while retention takes clicks away, each is either here or there. */
async function readAttributed(
  database: Queryable, { partnerId, from, until, channelIds }: ClickScope, grain: 'hour' | 'day', segments: readonly ClickSegment[],
): Promise<AttributedClicks[]> {
  const rows = await database.query<{ segment: number | null; channel_id: string; campaigns: string | null; at: number; component: string; clicks: number }>(
    `SELECT s.segment, s.channel_id, NULL AS campaigns, (extract(epoch FROM date_trunc('${grain}', a.at, 'UTC')) * 1000)::float8 AS at, a.component, count(*) AS clicks
     FROM unnest($3::text[], $4::timestamptz[], $5::timestamptz[]) WITH ORDINALITY AS s (channel_id, from_at, until, segment)
     JOIN user_action a ON a.partner_id = $1 AND a.channel_id = s.channel_id AND a.at >= s.from_at AND a.at < s.until AND a.action = $2
     GROUP BY 1, 2, 4, 5
     UNION ALL
     SELECT NULL, channel_id, campaigns, (extract(epoch FROM day) * 1000)::float8, '', clicks FROM closed_click_day
     WHERE partner_id = $1 AND day >= $6 AND day < $7 ${channelIds ? 'AND channel_id = ANY($8::text[])' : ''}`,
    [partnerId, LINK_CLICK, segments.map(({ channelId }) => channelId), segments.map((segment) => new Date(segment.from)),
      segments.map((segment) => new Date(segment.until)), new Date(from), new Date(until), ...(channelIds ? [channelIds] : [])])
  return rows.map(({ segment, channel_id, campaigns, ...row }) => ({
    channelId: channel_id, campaigns: segment === null ? JSON.parse(campaigns!) as string[] : segments[segment - 1]!.campaigns, ...row,
  }))
}
