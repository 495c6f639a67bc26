import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { CloudMarketingSetting, EligibilityRefresh } from '@/lib/contracts/eligibility'
import type { OnboardingClientList, OnboardingFunnel } from '@/lib/contracts/onboarding'
import type { OnboardingLinkList } from '@/lib/contracts/onboarding-links'

export const ONBOARDING_PER_PAGE = 50

/** How many clients have come how far. */
export function onboardingFunnelQuery(partnerId: string) {
  return apiQuery<OnboardingFunnel>(partnerId, ['onboarding', 'funnel'])
}

/** A page of the clients, each with what it misses. */
export function onboardingListQuery(partnerId: string, state: ListState) {
  return {
    ...apiQuery<OnboardingClientList>(
      partnerId,
      ['onboarding', 'clients'],
      listSearch(state, ONBOARDING_PER_PAGE),
    ),
    placeholderData: keepPreviousData,
  }
}

/** One client, as a list of it alone; empty where there is none. */
export function onboardingClientQuery(partnerId: string, clientId: string) {
  return apiQuery<OnboardingClientList>(partnerId, ['onboarding', 'clients'], {
    filters: JSON.stringify({ client_id: clientId }),
  })
}

/** The partner's own link, for the banner: the latest, which may be revoked; an empty list before the first. */
export function bannerLinkQuery(partnerId: string) {
  return apiQuery<OnboardingLinkList>(partnerId, ['onboarding_links'], {
    limit: '1',
    filters: JSON.stringify({ scope: 'partner' }),
  })
}

/** The refresh of the WABAs' status that runs, or the last one; null before the first. */
export function eligibilityRefreshQuery(partnerId: string) {
  return apiQuery<EligibilityRefresh | null>(partnerId, ['eligibility', 'refresh'])
}

/** Is a WABA's marketing kept off Cloud API? Asked of Meta. */
export function cloudMarketingQuery(partnerId: string, wabaId: string) {
  return apiQuery<CloudMarketingSetting>(partnerId, [
    'wabas',
    wabaId,
    'settings',
    'disable_marketing_messages_on_cloud_api',
  ])
}
