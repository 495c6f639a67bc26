import { z } from 'zod'
import {
  campaignDetail,
  campaignList,
  campaignListQuery,
  seriesQuery,
  statsClicks,
  statsOverview,
  statsQuery,
  statsSeries,
  verification,
} from '@/lib/contracts/stats'
import { csvFile } from '@/lib/server/partner-api/csv-file'
import { endpoint, type FileReply } from '@/lib/server/partner-api/endpoint'
import { Problem } from '@/lib/server/problem'
import { listCampaigns } from '@/lib/server/stats/list-campaigns'
import { readCampaign } from '@/lib/server/stats/read-campaign'
import { readClicks } from '@/lib/server/stats/read-clicks'
import { readOverview } from '@/lib/server/stats/read-overview'
import { readSeries } from '@/lib/server/stats/read-series'
import {
  campaignFile,
  campaignsFile,
  clicksFile,
  overviewFile,
  type StatsFile,
  seriesFile,
} from '@/lib/server/stats/stats-files'
import { verifyCounts } from '@/lib/server/stats/verify-counts'

function fileOf(name: string, file: StatsFile | Problem): FileReply | Problem {
  return file instanceof Problem
    ? file
    : csvFile(
        name,
        file.columns,
        (async function* () {
          yield file.rows
        })(),
      )
}

/** Of one campaign, which the path names. */
const campaignQuery = statsQuery.omit({ campaign: true })

export const statsEndpoints = [
  endpoint({
    method: 'GET',
    path: '/stats/overview',
    summary: 'Every metric and rate of a range of days, and of the one just before',
    role: 'viewer',
    query: statsQuery,
    data: statsOverview,
    handle: ({ runtime, actor, query }) =>
      readOverview(runtime.database, actor.partnerId, query, runtime.gateway.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/overview.csv',
    summary: 'The overview as CSV: a line for each metric and rate',
    role: 'viewer',
    query: statsQuery,
    data: z.never(),
    handle: async ({ runtime, actor, query }) =>
      fileOf(
        'overview',
        await overviewFile(runtime.database, actor.partnerId, query, runtime.gateway.now()),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/series',
    summary: 'Every metric by day, or by hour over at most 31 days, without gaps',
    role: 'viewer',
    query: seriesQuery,
    data: statsSeries,
    handle: ({ runtime, actor, query }) =>
      readSeries(runtime.database, actor.partnerId, query, runtime.gateway.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/series.csv',
    summary: 'The series as CSV: a line for each hour or day',
    role: 'viewer',
    query: seriesQuery,
    data: z.never(),
    handle: async ({ runtime, actor, query }) =>
      fileOf(
        'series',
        await seriesFile(runtime.database, actor.partnerId, query, runtime.gateway.now()),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/campaigns',
    summary: 'Metrics, rates and clicks of each campaign',
    role: 'viewer',
    query: campaignListQuery,
    data: campaignList,
    handle: ({ runtime, actor, query }) =>
      listCampaigns(runtime.database, actor.partnerId, query, runtime.gateway.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/campaigns.csv',
    summary: 'The campaigns as CSV: a line for each',
    role: 'viewer',
    query: campaignListQuery.omit({ limit: true, offset: true }),
    data: z.never(),
    handle: async ({ runtime, actor, query }) =>
      fileOf(
        'campaigns',
        await campaignsFile(runtime.database, actor.partnerId, query, runtime.gateway.now()),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/campaigns/{campaign}',
    summary: 'One campaign by channel, country and day, its failures by code',
    role: 'viewer',
    query: campaignQuery,
    data: campaignDetail,
    handle: ({ runtime, actor, params, query }) =>
      readCampaign(
        runtime.database,
        actor.partnerId,
        params.campaign,
        query,
        runtime.gateway.now(),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/campaigns/{campaign}/days.csv',
    summary: 'One campaign as CSV: a line for each day',
    role: 'viewer',
    query: campaignQuery,
    data: z.never(),
    handle: async ({ runtime, actor, params, query }) =>
      fileOf(
        'campaign-days',
        await campaignFile(
          runtime.database,
          actor.partnerId,
          params.campaign,
          'day',
          query,
          runtime.gateway.now(),
        ),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/campaigns/{campaign}/channels.csv',
    summary: 'One campaign as CSV: a line for each channel',
    role: 'viewer',
    query: campaignQuery,
    data: z.never(),
    handle: async ({ runtime, actor, params, query }) =>
      fileOf(
        'campaign-channels',
        await campaignFile(
          runtime.database,
          actor.partnerId,
          params.campaign,
          'channel',
          query,
          runtime.gateway.now(),
        ),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/campaigns/{campaign}/countries.csv',
    summary: 'One campaign as CSV: a line for each country',
    role: 'viewer',
    query: campaignQuery,
    data: z.never(),
    handle: async ({ runtime, actor, params, query }) =>
      fileOf(
        'campaign-countries',
        await campaignFile(
          runtime.database,
          actor.partnerId,
          params.campaign,
          'country',
          query,
          runtime.gateway.now(),
        ),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/clicks',
    summary: 'Clicks by component, channel, day, and by the campaigns they may be of',
    role: 'viewer',
    query: statsQuery,
    data: statsClicks,
    handle: ({ runtime, actor, query }) =>
      readClicks(runtime.database, actor.partnerId, query, runtime.gateway.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/stats/clicks.csv',
    summary: 'Clicks as CSV: a line for each day, channel and component',
    role: 'viewer',
    query: statsQuery,
    data: z.never(),
    handle: async ({ runtime, actor, query }) =>
      fileOf(
        'clicks',
        await clicksFile(runtime.database, actor.partnerId, query, runtime.gateway.now()),
      ),
  }),
  endpoint({
    method: 'POST',
    path: '/stats/verify',
    role: 'operator',
    summary:
      "Recount the days that retention left open from the ledger's messages, and say where the counters differ",
    data: verification,
    handle: ({ runtime, actor }) => verifyCounts(runtime.database, actor.partnerId),
  }),
]
