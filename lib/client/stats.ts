import { keepPreviousData } from '@tanstack/react-query'
import { apiPath, apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { CampaignDetail, CampaignList, StatsClicks, StatsOverview, StatsSeries } from '@/lib/contracts/stats'

export const CAMPAIGNS_PER_PAGE = 50

/** What is counted: UTC dates, both inclusive, and of one channel, client or campaign where it is named. */
export interface StatsAsked {
  from: string
  to: string
  channel_id?: string
  client_id?: string
  campaign?: string
  include_tests?: 'true'
}

/** Every metric and rate of a range, and of the one before. What was shown stays until the new one is there. */
export function overviewQuery(partnerId: string, asked: StatsAsked) {
  return { ...apiQuery<StatsOverview>(partnerId, ['stats', 'overview'], { ...asked }), placeholderData: keepPreviousData }
}

/** Every metric and rate of each hour or day of a range. */
export function seriesQuery(partnerId: string, asked: StatsAsked, bucket: 'hour' | 'day') {
  return { ...apiQuery<StatsSeries>(partnerId, ['stats', 'series'], { ...asked, bucket }), placeholderData: keepPreviousData }
}

/** A page of the campaigns of a range. */
export function campaignListQuery(partnerId: string, asked: StatsAsked, { page, sort }: Pick<ListState, 'page' | 'sort'>) {
  const search = { ...asked, ...listSearch({ page, sort, filters: {} }, CAMPAIGNS_PER_PAGE) }
  return { ...apiQuery<CampaignList>(partnerId, ['stats', 'campaigns'], search), placeholderData: keepPreviousData }
}

/** One campaign: by channel, country and day, its failures by code. */
export function campaignQuery(partnerId: string, campaign: string, asked: Omit<StatsAsked, 'campaign'>) {
  return { ...apiQuery<CampaignDetail>(partnerId, ['stats', 'campaigns', campaign], { ...asked }), placeholderData: keepPreviousData }
}

/** Clicks by component, channel and day, and by the campaigns they may be of. */
export function clicksQuery(partnerId: string, asked: StatsAsked) {
  return { ...apiQuery<StatsClicks>(partnerId, ['stats', 'clicks'], { ...asked }), placeholderData: keepPreviousData }
}

/** The same as a file. */
export function statsFilePath(partnerId: string, name: 'overview' | 'series' | 'campaigns' | 'clicks', asked: StatsAsked): string {
  return apiPath(apiQuery(partnerId, ['stats', `${name}.csv`], { ...asked }).queryKey)
}
