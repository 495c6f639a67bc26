import type { CampaignDetail, StatsQuery } from '@/lib/contracts/stats'
import { campaignClicks } from '@/lib/domain/stats/campaign-clicks'
import type { StatWay } from '@/lib/domain/stats/metrics'
import { Tally } from '@/lib/domain/stats/tally'
import type { Database } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { DAY_MS } from '@/lib/server/stats/count-changes'
import { clicksOf } from '@/lib/server/stats/list-campaigns'
import { type AttributedClicks, readCampaignClicks } from '@/lib/server/stats/read-campaign-clicks'
import { readClickBase } from '@/lib/server/stats/read-click-base'
import { readDelays } from '@/lib/server/stats/read-delays'
import { readFailures } from '@/lib/server/stats/read-failures'
import { readFallbackClasses } from '@/lib/server/stats/read-fallback-classes'
import { pointsOf } from '@/lib/server/stats/read-series'
import { conditionsOf, readTallies } from '@/lib/server/stats/read-tallies'
import { rangeOf, readScope, type StatsScope, utcDate } from '@/lib/server/stats/stats-scope'

/** `GET /stats/campaigns/{campaign}`: one campaign's numbers by channel, country and day; all 0 in a range without it. */
export async function readCampaign(
  database: Database,
  partnerId: string,
  campaign: string,
  query: StatsQuery,
  now: number,
): Promise<CampaignDetail | Problem> {
  const scope = await readScope(
    database,
    partnerId,
    { ...query, campaign, include_tests: query.include_tests ?? false },
    now,
  )
  if (scope instanceof Problem) return scope
  const reading = readCampaignClicks(database, scope, 'day')
  const [
    attributed,
    all,
    byChannel,
    byDay,
    byCountry,
    delays,
    failures,
    fallbacksByClass,
    base,
    names,
  ] = await Promise.all([
    reading,
    readTallies(database, scope, 'all', reading),
    readTallies(database, scope, 'channel_id', reading),
    readTallies(database, scope, 'at', reading),
    readCountries(database, scope),
    readDelays(database, scope),
    readFailures(database, scope),
    readFallbackClasses(database, scope),
    readClickBase(database, scope),
    database.query<{ id: string; name: string }>(
      'SELECT id, name FROM channel WHERE partner_id = $1',
      [partnerId],
    ),
  ])
  if (all.size === 0 && !(await wasEverSent(database, partnerId, campaign)))
    return new Problem('not_found', `There is no campaign ${campaign}.`)
  const tally = all.get('') ?? new Tally()
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const clickChannels = new Set(scope.clickChannelIds)
  return {
    campaign,
    ...rangeOf(scope),
    metrics: tally.metrics,
    rates: tally.rates(clickChannels.size > 0),
    rates_by_way: tally.ratesByWay(),
    sent_to_delivered: delays,
    clicks: {
      ...clicksOf(campaign, campaignClicks(attributed)),
      base,
      by_day: clicksByDay(campaign, scope, attributed),
    },
    failures,
    fallbacks_by_class: fallbacksByClass,
    by_channel: [...byChannel].sort(mostSent).map(([id, own]) => ({
      channel_id: id,
      channel_name: nameOf.get(id) ?? null,
      metrics: own.metrics,
      rates: own.rates(clickChannels.has(id)),
    })),
    by_country: byCountry,
    by_day: pointsOf(scope, byDay, DAY_MS),
  }
}

const mostSent = ([idA, a]: [string, Tally], [idB, b]: [string, Tally]) =>
  b.metrics.sent.total - a.metrics.sent.total || (idA < idB ? -1 : 1)

/** The clicks that may be of the campaign, by day without gaps: alone, or among others. */
function clicksByDay(
  campaign: string,
  { from, until }: StatsScope,
  attributed: readonly AttributedClicks[],
): CampaignDetail['clicks']['by_day'] {
  const days = Array.from({ length: (until - from) / DAY_MS }, (_, n) => ({
    date: utcDate(from + n * DAY_MS),
    certain: 0,
    shared: 0,
  }))
  for (const { at, campaigns, clicks } of attributed) {
    if (campaigns.includes(campaign))
      days[Math.floor((at - from) / DAY_MS)]![campaigns.length === 1 ? 'certain' : 'shared'] +=
        clicks
  }
  return days
}

async function readCountries(
  database: Database,
  scope: StatsScope,
): Promise<CampaignDetail['by_country']> {
  const { where, values } = conditionsOf(scope, 'day')
  const rows = await database.query<{
    country: string
    way: StatWay
    sent: number
    delivered: number
    read: number
    failed: number
  }>(
    `SELECT country, way, sum(sent) AS sent, sum(delivered) AS delivered, sum(read) AS read, sum(failed) AS failed
     FROM message_count WHERE ${where} GROUP BY 1, 2`,
    values,
  )
  const tallies = new Map<string, Tally>()
  for (const { country, way, ...row } of rows) {
    const tally = tallies.get(country) ?? new Tally()
    for (const metric of ['sent', 'delivered', 'read', 'failed'] as const)
      tally.add(metric, way, row[metric])
    tallies.set(country, tally)
  }
  return [...tallies]
    .sort(mostSent)
    .map(([country, { metrics }]) => ({ country: country || null, metrics }))
}

async function wasEverSent(
  database: Database,
  partnerId: string,
  campaign: string,
): Promise<boolean> {
  const [row] = await database.query<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM send_count WHERE partner_id = $1 AND grain = 'day' AND campaign = $2)
       OR EXISTS (SELECT FROM message_count WHERE partner_id = $1 AND grain = 'day' AND campaign = $2) AS known`,
    [partnerId, campaign],
  )
  return row!.known
}
