import type { StatsOverview, StatsQuery } from '@/lib/contracts/stats'
import { Tally } from '@/lib/domain/stats/tally'
import type { Database, Queryable } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { readCampaignClicks } from '@/lib/server/stats/read-campaign-clicks'
import { readDelays } from '@/lib/server/stats/read-delays'
import { readFailures } from '@/lib/server/stats/read-failures'
import { readFallbackClasses } from '@/lib/server/stats/read-fallback-classes'
import { readPageViews } from '@/lib/server/stats/read-page-views'
import { readTallies } from '@/lib/server/stats/read-tallies'
import { previousScope, rangeOf, readScope, type StatsScope } from '@/lib/server/stats/stats-scope'

/** `GET /stats/overview`: every metric and rate of a range, and of the one just before. */
export async function readOverview(
  database: Database,
  partnerId: string,
  query: StatsQuery,
  now: number,
): Promise<StatsOverview | Problem> {
  const scope = await readScope(database, partnerId, query, now)
  if (scope instanceof Problem) return scope
  const before = previousScope(scope)
  const [tally, previous, failures, fallbacksByClass, delays, pageViews] = await Promise.all([
    sumOf(database, scope),
    sumOf(database, before),
    readFailures(database, scope),
    readFallbackClasses(database, scope),
    readDelays(database, scope),
    readPageViews(database, scope),
  ])
  const everClicked = scope.clickChannelIds.length > 0
  return {
    ...rangeOf(scope),
    metrics: tally.metrics,
    rates: tally.rates(everClicked),
    rates_by_way: tally.ratesByWay(),
    sent_to_delivered: delays,
    landing_page_views: pageViews,
    failures,
    fallbacks_by_class: fallbacksByClass,
    previous: { ...rangeOf(before), metrics: previous.metrics, rates: previous.rates(everClicked) },
  }
}

async function sumOf(database: Queryable, scope: StatsScope): Promise<Tally> {
  const attributed = scope.campaign === null ? null : readCampaignClicks(database, scope, 'all')
  return (await readTallies(database, scope, 'all', attributed)).get('') ?? new Tally()
}
