import type { FailureClass } from '@/lib/domain/sending/failure-class'
import type { Queryable } from '@/lib/server/db/database'
import { conditionsOf } from '@/lib/server/stats/read-tallies'
import type { StatsScope } from '@/lib/server/stats/stats-scope'

/** Fallbacks by the class of the swallowed attempt, the most frequent first; classes without one are left out. */
export async function readFallbackClasses(
  database: Queryable,
  scope: StatsScope,
): Promise<Partial<Record<FailureClass, number>>> {
  const { where, values } = conditionsOf(scope, 'day')
  const rows = await database.query<{ fallback_class: FailureClass; fallbacks: number }>(
    `SELECT fallback_class, sum(fallbacks) AS fallbacks FROM send_count WHERE ${where}
     GROUP BY 1 HAVING sum(fallbacks) > 0 ORDER BY 2 DESC, 1`,
    values,
  )
  return Object.fromEntries(
    rows.map(({ fallback_class, fallbacks }) => [fallback_class, fallbacks]),
  )
}
