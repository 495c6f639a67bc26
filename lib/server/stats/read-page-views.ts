import type { Queryable } from '@/lib/server/db/database'
import { conditionsOf } from '@/lib/server/stats/read-tallies'
import type { StatsScope } from '@/lib/server/stats/stats-scope'

/** Views of landing pages, which are no clicks; Meta does not say of which message. */
export async function readPageViews(database: Queryable, scope: StatsScope): Promise<number> {
  const { where, values } = conditionsOf({ ...scope, campaign: null, tests: true }, 'day')
  const [row] = await database.query<{ views: number }>(
    `SELECT coalesce(sum(actions), 0) AS views FROM user_action_count WHERE ${where} AND action = 'landing_page_view'`,
    values,
  )
  return row!.views
}
