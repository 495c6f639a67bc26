import type { StatsOverview } from '@/lib/contracts/stats'
import { failureAdvice } from '@/lib/domain/stats/failure-advice'
import type { Queryable } from '@/lib/server/db/database'
import { conditionsOf } from '@/lib/server/stats/read-tallies'
import type { StatsScope } from '@/lib/server/stats/stats-scope'

/** Failed messages by Meta's code, the most frequent first. */
export async function readFailures(
  database: Queryable,
  scope: StatsScope,
): Promise<StatsOverview['failures']> {
  const { where, values } = conditionsOf(scope, 'day')
  const rows = await database.query<{ code: number; count: number }>(
    `SELECT failure_code AS code, sum(failed) AS count FROM message_count WHERE ${where}
     GROUP BY 1 HAVING sum(failed) > 0 ORDER BY 2 DESC, 1`,
    values,
  )
  return rows.map(({ code, count }) => ({ code, ...failureAdvice(code), count }))
}
