import type { CampaignItem, CampaignList, CampaignListQuery } from '@/lib/contracts/stats'
import { type CampaignClicks, campaignClicks } from '@/lib/domain/stats/campaign-clicks'
import { METRICS, type MetricName, type RateName } from '@/lib/domain/stats/metrics'
import { Tally } from '@/lib/domain/stats/tally'
import type { Database } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { NO_CAMPAIGN } from '@/lib/server/stats/count-campaign-clicks'
import { readCampaignClicks, readLiveCampaigns } from '@/lib/server/stats/read-campaign-clicks'
import { readTallies } from '@/lib/server/stats/read-tallies'
import { rangeOf, readScope, type StatsScope } from '@/lib/server/stats/stats-scope'

/** `GET /stats/campaigns`: the campaigns of which something was counted, a page of them. Sends without a campaign are none. */
export async function listCampaigns(
  database: Database,
  partnerId: string,
  query: CampaignListQuery,
  now: number,
): Promise<CampaignList | Problem> {
  const { limit, offset, sort, channel_id, client_id, campaign, search, include_tests } = query
  const scope = await readScope(
    database,
    partnerId,
    { ...query, include_tests: include_tests ?? false },
    now,
  )
  if (scope instanceof Problem) return scope
  const part = search?.toLowerCase() ?? ''
  const items = (await readCampaigns(database, scope)).filter((item) =>
    item.campaign.toLowerCase().includes(part),
  )
  const campaigns = items.sort(inOrder(sort)).slice(offset, offset + limit)
  const filters = Object.fromEntries(
    Object.entries({ channel_id, client_id, campaign, search }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  return {
    count: campaigns.length,
    total: items.length,
    limit,
    offset,
    sort,
    filters,
    ...rangeOf(scope),
    campaigns,
  }
}

async function readCampaigns(database: Database, scope: StatsScope): Promise<CampaignItem[]> {
  const liveOnes = readLiveCampaigns(database, scope)
  const reading = readCampaignClicks(database, scope, 'all', liveOnes)
  const [tallies, attributed, live] = await Promise.all([
    readTallies(database, scope, 'campaign', reading),
    reading,
    liveOnes,
  ])
  const clicked = attributed
    .flatMap(({ campaigns }) => campaigns)
    .filter((name) => (live === null || live.has(name)) && name === (scope.campaign ?? name))
  const clicks = campaignClicks(attributed)
  return [...new Set([...tallies.keys(), ...clicked])]
    .filter((name) => name !== '' && name !== NO_CAMPAIGN)
    .map((name) => {
      const tally = tallies.get(name) ?? new Tally()
      return {
        campaign: name,
        metrics: tally.metrics,
        rates: tally.rates(scope.clickChannelIds.length > 0),
        rates_by_way: tally.ratesByWay(),
        clicks: clicksOf(name, clicks),
      }
    })
}

/** A campaign's part of the clicks: certain ones, and those it shares with others. */
export function clicksOf(
  campaign: string,
  { certain, shared }: CampaignClicks,
): CampaignItem['clicks'] {
  return {
    certain: certain.get(campaign) ?? 0,
    shared: shared
      .filter(({ campaigns }) => campaigns.includes(campaign))
      .map(({ campaigns, clicks }) => ({
        with: campaigns.filter((other) => other !== campaign),
        clicks,
      })),
  }
}

/** Names as they are spelled, metrics by their total, rates by their value with the unknown ones last; then by name. */
function inOrder(sort: readonly string[]): (a: CampaignItem, b: CampaignItem) => number {
  return (a, b) => {
    for (const field of sort) {
      const descending = field.startsWith('-')
      const [x, y] = [a, b].map((item) => valueOf(item, descending ? field.slice(1) : field))
      if (x === y) continue
      if (x === null || y === null) return x === null ? 1 : -1
      return (x! < y! ? -1 : 1) * (descending ? -1 : 1)
    }
    return a.campaign < b.campaign ? -1 : 1
  }
}

function valueOf(item: CampaignItem, field: string): string | number | null {
  if (field === 'campaign') return item.campaign
  return field in METRICS
    ? item.metrics[field as MetricName].total
    : item.rates[field as RateName].value
}
