import type { CampaignListQuery, SeriesQuery, StatsQuery } from '@/lib/contracts/stats'
import { WAYS } from '@/lib/domain/sending/way'
import { METRIC_NAMES, type MetricName, RATE_NAMES, STAT_WAYS } from '@/lib/domain/stats/metrics'
import type { Database } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { listCampaigns } from '@/lib/server/stats/list-campaigns'
import { readCampaign } from '@/lib/server/stats/read-campaign'
import { readClickCounts } from '@/lib/server/stats/read-clicks'
import { readOverview } from '@/lib/server/stats/read-overview'
import { readSeries } from '@/lib/server/stats/read-series'
import { readScope, utcDate } from '@/lib/server/stats/stats-scope'

/** Statistics as lines of a table: the columns, with dots into objects, and the rows. */
export interface StatsFile {
  columns: string[]
  rows: object[]
}

const metricColumns = (name: MetricName) =>
  ['total', ...STAT_WAYS].map((way) => `metrics.${name}.${way}`)
const rateColumns = (rate: string) => ['value', 'low', 'high', 'n'].map((part) => `${rate}.${part}`)
const METRIC_COLUMNS = METRIC_NAMES.flatMap(metricColumns)
const RATE_COLUMNS = RATE_NAMES.flatMap((name) => rateColumns(`rates.${name}`))
const WAY_RATE_COLUMNS = WAYS.flatMap((way) =>
  ['delivery_rate', 'read_rate'].flatMap((name) => rateColumns(`rates_by_way.${way}.${name}`)),
)
/** What is told apart by country. */
const COUNTRY_METRICS = ['sent', 'delivered', 'read', 'failed'] as const

/** One line for each metric and each rate. */
export async function overviewFile(
  database: Database,
  partnerId: string,
  query: StatsQuery,
  now: number,
): Promise<StatsFile | Problem> {
  const overview = await readOverview(database, partnerId, query, now)
  if (overview instanceof Problem) return overview
  const { metrics, rates, previous } = overview
  return {
    columns: ['name', 'total', ...STAT_WAYS, 'value', 'low', 'high', 'n', 'previous'],
    rows: [
      ...METRIC_NAMES.map((name) => ({
        name,
        ...metrics[name],
        previous: previous.metrics[name].total,
      })),
      ...RATE_NAMES.map((name) => ({ name, ...rates[name], previous: previous.rates[name].value })),
    ],
  }
}

/** One line for each hour or day. */
export async function seriesFile(
  database: Database,
  partnerId: string,
  query: SeriesQuery,
  now: number,
): Promise<StatsFile | Problem> {
  const series = await readSeries(database, partnerId, query, now)
  return series instanceof Problem
    ? series
    : { columns: ['at', ...METRIC_COLUMNS, ...RATE_COLUMNS], rows: series.points }
}

/** One line for each campaign, all of them. */
export async function campaignsFile(
  database: Database,
  partnerId: string,
  query: Omit<CampaignListQuery, 'limit' | 'offset'>,
  now: number,
): Promise<StatsFile | Problem> {
  const list = await listCampaigns(
    database,
    partnerId,
    { ...query, limit: Infinity, offset: 0 },
    now,
  )
  return list instanceof Problem
    ? list
    : {
        columns: [
          'campaign',
          ...METRIC_COLUMNS,
          ...RATE_COLUMNS,
          ...WAY_RATE_COLUMNS,
          'clicks.certain',
          'clicks.shared',
        ],
        rows: list.campaigns,
      }
}

/** One line for each day, channel or country of one campaign. */
export async function campaignFile(
  database: Database,
  partnerId: string,
  campaign: string,
  by: 'day' | 'channel' | 'country',
  query: StatsQuery,
  now: number,
): Promise<StatsFile | Problem> {
  const detail = await readCampaign(database, partnerId, campaign, query, now)
  if (detail instanceof Problem) return detail
  switch (by) {
    case 'day':
      return {
        columns: ['date', ...METRIC_COLUMNS, 'clicks.certain', 'clicks.shared'],
        rows: detail.by_day.map(({ metrics }, n) => ({
          date: detail.clicks.by_day[n]!.date,
          metrics,
          clicks: detail.clicks.by_day[n],
        })),
      }
    case 'channel':
      return {
        columns: ['channel_id', 'channel_name', ...METRIC_COLUMNS, ...RATE_COLUMNS],
        rows: detail.by_channel,
      }
    case 'country':
      return {
        columns: ['country', ...COUNTRY_METRICS.flatMap(metricColumns)],
        rows: detail.by_country,
      }
  }
}

/** One line for each day, channel and component that there were clicks of. */
export async function clicksFile(
  database: Database,
  partnerId: string,
  query: StatsQuery,
  now: number,
): Promise<StatsFile | Problem> {
  const scope = await readScope(database, partnerId, { ...query, include_tests: true }, now)
  if (scope instanceof Problem) return scope
  const { clicks } = await readClickCounts(database, scope)
  const rows = clicks.map(({ at, channelId, component, clicks: count }) => ({
    date: utcDate(at),
    channel_id: channelId,
    component: component || 'unknown',
    clicks: count,
  }))
  return {
    columns: ['date', 'channel_id', 'component', 'clicks'],
    rows: rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  }
}
