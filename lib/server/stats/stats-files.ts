import type { CampaignListQuery, SeriesQuery, StatsQuery } from '@/lib/contracts/stats'
import { METRIC_NAMES, RATE_NAMES, STAT_WAYS } from '@/lib/domain/stats/metrics'
import type { Database } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { listCampaigns } from '@/lib/server/stats/list-campaigns'
import { readClickCounts } from '@/lib/server/stats/read-clicks'
import { readOverview } from '@/lib/server/stats/read-overview'
import { readSeries } from '@/lib/server/stats/read-series'
import { readScope, utcDate } from '@/lib/server/stats/stats-scope'

/** Statistics as lines of a table: the columns, with dots into objects, and the rows. */
export interface StatsFile {
  columns: string[]
  rows: object[]
}

const METRIC_COLUMNS = METRIC_NAMES.flatMap((name) => ['total', ...STAT_WAYS].map((way) => `metrics.${name}.${way}`))
const RATE_COLUMNS = RATE_NAMES.flatMap((name) => ['value', 'low', 'high', 'n'].map((part) => `rates.${name}.${part}`))

/** One line for each metric and each rate. */
export async function overviewFile(database: Database, partnerId: string, query: StatsQuery, now: number): Promise<StatsFile | Problem> {
  const overview = await readOverview(database, partnerId, query, now)
  if (overview instanceof Problem) return overview
  const { metrics, rates, previous } = overview
  return {
    columns: ['name', 'total', ...STAT_WAYS, 'value', 'low', 'high', 'n', 'previous'],
    rows: [
      ...METRIC_NAMES.map((name) => ({ name, ...metrics[name], previous: previous.metrics[name].total })),
      ...RATE_NAMES.map((name) => ({ name, ...rates[name], previous: previous.rates[name].value })),
    ],
  }
}

/** One line for each hour or day. */
export async function seriesFile(database: Database, partnerId: string, query: SeriesQuery, now: number): Promise<StatsFile | Problem> {
  const series = await readSeries(database, partnerId, query, now)
  return series instanceof Problem ? series : { columns: ['at', ...METRIC_COLUMNS, ...RATE_COLUMNS], rows: series.points }
}

/** One line for each campaign, all of them. */
export async function campaignsFile(
  database: Database, partnerId: string, query: Omit<CampaignListQuery, 'limit' | 'offset'>, now: number,
): Promise<StatsFile | Problem> {
  const list = await listCampaigns(database, partnerId, { ...query, limit: Infinity, offset: 0 }, now)
  return list instanceof Problem ? list : { columns: ['campaign', ...METRIC_COLUMNS, ...RATE_COLUMNS, 'clicks.certain', 'clicks.shared'], rows: list.campaigns }
}

/** One line for each day, channel and component that there were clicks of. */
export async function clicksFile(database: Database, partnerId: string, query: StatsQuery, now: number): Promise<StatsFile | Problem> {
  const scope = await readScope(database, partnerId, { ...query, include_tests: true }, now)
  if (scope instanceof Problem) return scope
  const { clicks } = await readClickCounts(database, scope)
  const rows = clicks.map(({ at, channelId, component, clicks: count }) => (
    { date: utcDate(at), channel_id: channelId, component: component || 'unknown', clicks: count }))
  return { columns: ['date', 'channel_id', 'component', 'clicks'], rows: rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) }
}
