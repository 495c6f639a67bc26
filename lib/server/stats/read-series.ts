import type { SeriesQuery, StatsSeries } from '@/lib/contracts/stats'
import { Tally } from '@/lib/domain/stats/tally'
import type { Database } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { DAY_MS, HOUR_MS } from '@/lib/server/stats/count-changes'
import { readCampaignClicks } from '@/lib/server/stats/read-campaign-clicks'
import { readTallies } from '@/lib/server/stats/read-tallies'
import { readScope, type StatsScope } from '@/lib/server/stats/stats-scope'

const MAX_HOURLY_DAYS = 31

/** `GET /stats/series`: every metric and rate by hour or day, without gaps. */
export async function readSeries(
  database: Database,
  partnerId: string,
  query: SeriesQuery,
  now: number,
): Promise<StatsSeries | Problem> {
  const scope = await readScope(database, partnerId, query, now)
  if (scope instanceof Problem) return scope
  const { bucket } = query
  const refusal = bucket === 'hour' ? refuseHours(scope) : null
  if (refusal) return refusal
  const attributed = scope.campaign === null ? null : readCampaignClicks(database, scope, bucket)
  const tallies = await readTallies(database, scope, 'at', attributed, bucket)
  return { bucket, points: pointsOf(scope, tallies, bucket === 'hour' ? HOUR_MS : DAY_MS) }
}

/** A point for each bucket of the scope, also where nothing happened. */
export function pointsOf(
  { from, until, clickChannelIds }: StatsScope,
  tallies: ReadonlyMap<string, Tally>,
  length: number,
): StatsSeries['points'] {
  return Array.from({ length: (until - from) / length }, (_, n) => {
    const at = from + n * length
    const tally = tallies.get(String(at)) ?? new Tally()
    return {
      at: new Date(at).toISOString(),
      metrics: tally.metrics,
      rates: tally.rates(clickChannelIds.length > 0),
    }
  })
}

function refuseHours({ from, until }: StatsScope): Problem | null {
  const days = (until - from) / DAY_MS
  if (days <= MAX_HOURLY_DAYS) return null
  const message = `${days} days are asked for by hour; accepted are at most ${MAX_HOURLY_DAYS}, or bucket=day.`
  return new Problem('invalid', `bucket: ${message}`, { issues: [{ path: 'bucket', message }] })
}
