import { type DelayPercentiles, delayPercentiles } from '@/lib/domain/stats/delay-percentiles'
import { type ByWay, STAT_WAYS, type StatWay } from '@/lib/domain/stats/metrics'
import type { Queryable } from '@/lib/server/db/database'
import { conditionsOf } from '@/lib/server/stats/read-tallies'
import type { StatsScope } from '@/lib/server/stats/stats-scope'

/** Seconds from sent to delivered, in all and by way. */
export async function readDelays(
  database: Queryable,
  scope: StatsScope,
): Promise<Record<keyof ByWay, DelayPercentiles>> {
  const { where, values } = conditionsOf(scope, null, 'day')
  const rows = await database.query<{ way: StatWay; seconds: number; messages: number }>(
    `SELECT way, seconds, sum(messages) AS messages FROM delivery_delay WHERE ${where} GROUP BY 1, 2`,
    values,
  )
  const percentiles = (ways: readonly StatWay[]) => {
    const counts = new Map<number, number>()
    for (const { way, seconds, messages } of rows) {
      if (ways.includes(way)) counts.set(seconds, (counts.get(seconds) ?? 0) + messages)
    }
    return delayPercentiles(counts)
  }
  return {
    total: percentiles(STAT_WAYS),
    marketing_messages: percentiles(['marketing_messages']),
    messages: percentiles(['messages']),
    pending: percentiles(['pending']),
  }
}
