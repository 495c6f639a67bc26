import { keepPreviousData } from '@tanstack/react-query'
import { apiPath, apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type {
  CampaignDetail,
  CampaignList,
  StatsOverview,
  StatsSeries,
} from '@/lib/contracts/stats'

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
  return {
    ...apiQuery<StatsOverview>(partnerId, ['stats', 'overview'], { ...asked }),
    placeholderData: keepPreviousData,
  }
}

/** Every metric and rate of each hour or day of a range. */
export function seriesQuery(partnerId: string, asked: StatsAsked, bucket: 'hour' | 'day') {
  return {
    ...apiQuery<StatsSeries>(partnerId, ['stats', 'series'], { ...asked, bucket }),
    placeholderData: keepPreviousData,
  }
}

type Days = Pick<StatsAsked, 'from' | 'to'>

/** A page of the campaigns of a range. */
export function campaignListQuery(
  partnerId: string,
  { from, to }: Days,
  { page, sort, filters }: ListState,
) {
  const search = {
    from,
    to,
    ...filters,
    ...listSearch({ page, sort, filters: {} }, CAMPAIGNS_PER_PAGE),
  }
  return {
    ...apiQuery<CampaignList>(partnerId, ['stats', 'campaigns'], search),
    placeholderData: keepPreviousData,
  }
}

/** The file of what the list of campaigns shows, on all its pages. */
export function campaignsFilePath(
  partnerId: string,
  { from, to }: Days,
  { sort, filters }: ListState,
): string {
  return apiPath(
    apiQuery(partnerId, ['stats', 'campaigns.csv'], {
      from,
      to,
      ...filters,
      ...(sort === null ? {} : { sort }),
    }).queryKey,
  )
}

/** One campaign: by channel, country and day, its failures by code. */
export function campaignQuery(partnerId: string, campaign: string, { from, to }: Days) {
  return {
    ...apiQuery<CampaignDetail>(partnerId, ['stats', 'campaigns', campaign], { from, to }),
    placeholderData: keepPreviousData,
  }
}

/** One campaign as a file, a line for each day, channel or country. */
export function campaignFilePath(
  partnerId: string,
  campaign: string,
  by: 'days' | 'channels' | 'countries',
  { from, to }: Days,
): string {
  return apiPath(
    apiQuery(partnerId, ['stats', 'campaigns', campaign, `${by}.csv`], { from, to }).queryKey,
  )
}
