import type { StatsClicks, StatsQuery } from '@/lib/contracts/stats'
import { campaignClicks } from '@/lib/domain/stats/campaign-clicks'
import type { Database } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { DAY_MS } from '@/lib/server/stats/count-changes'
import { type AttributedClicks, readCampaignClicks } from '@/lib/server/stats/read-campaign-clicks'
import { readPageViews } from '@/lib/server/stats/read-page-views'
import { conditionsOf } from '@/lib/server/stats/read-tallies'
import {
  LINK_CLICK,
  rangeOf,
  readScope,
  type StatsScope,
  utcDate,
} from '@/lib/server/stats/stats-scope'

/** Clicks of one channel, day and component; the component is empty where Meta does not say it. */
export interface ClickCount {
  channelId: string
  /** When the day begins; milliseconds since 1970. */
  at: number
  component: string
  clicks: number
}

/**
 * `GET /stats/clicks`: every click of a range, and the campaigns it may be of. Asked of one campaign: the clicks that may be of it, alone or among
 * others.
 */
export async function readClicks(
  database: Database,
  partnerId: string,
  query: StatsQuery,
  now: number,
): Promise<StatsClicks | Problem> {
  const scope = await readScope(database, partnerId, { ...query, include_tests: true }, now)
  if (scope instanceof Problem) return scope
  const { clicks, attributed } = await readClickCounts(database, scope)
  const { certain, shared } = campaignClicks(attributed)
  const total = sum(clicks)
  return {
    ...rangeOf(scope),
    total,
    landing_page_views: await readPageViews(database, scope),
    by_component: sumsBy(clicks, ({ component }) => component || 'unknown'),
    by_channel: sumsBy(clicks, ({ channelId }) => channelId),
    by_day: { ...noClicks(scope), ...sumsBy(clicks, ({ at }) => utcDate(at)) },
    campaigns: [...certain]
      .map(([name, count]) => ({ campaign: name, certain: count }))
      .sort((a, b) => b.certain - a.certain),
    shared: shared.map((group) => ({ campaigns: [...group.campaigns], clicks: group.clicks })),
    unattributed: total - sum(attributed),
  }
}

/** The clicks of a scope, and those of them that may be of a campaign. */
export async function readClickCounts(
  database: Database,
  scope: StatsScope,
): Promise<{ clicks: readonly ClickCount[]; attributed: readonly AttributedClicks[] }> {
  if (scope.campaign === null) {
    const [clicks, attributed] = await Promise.all([
      countedClicks(database, scope),
      readCampaignClicks(database, scope, 'all'),
    ])
    return { clicks, attributed }
  }
  const own = await readCampaignClicks(database, scope, 'day')
  return { clicks: own, attributed: own }
}

function countedClicks(database: Database, scope: StatsScope): Promise<ClickCount[]> {
  const { where, values } = conditionsOf(scope, 'day')
  return database.query<ClickCount>(
    `SELECT channel_id AS "channelId", (extract(epoch FROM at) * 1000)::float8 AS at, component, actions AS clicks
     FROM user_action_count WHERE ${where} AND action = $${values.push(LINK_CLICK)} AND actions > 0`,
    values,
  )
}

function sum(clicks: readonly { clicks: number }[]): number {
  return clicks.reduce((total, group) => total + group.clicks, 0)
}

function sumsBy(
  clicks: readonly ClickCount[],
  keyOf: (group: ClickCount) => string,
): Record<string, number> {
  const sums = new Map<string, number>()
  for (const group of clicks) sums.set(keyOf(group), (sums.get(keyOf(group)) ?? 0) + group.clicks)
  return Object.fromEntries(sums)
}

function noClicks({ from, until }: StatsScope): Record<string, number> {
  return Object.fromEntries(
    Array.from({ length: (until - from) / DAY_MS }, (_, n) => [utcDate(from + n * DAY_MS), 0]),
  )
}
