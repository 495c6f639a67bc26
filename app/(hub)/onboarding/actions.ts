'use server'

import type { CloudMarketingSetting, EligibilityRefresh } from '@/lib/contracts/eligibility'
import type { NewOnboardingLink, OnboardingLink } from '@/lib/contracts/onboarding-links'
import { changeByApi } from '@/lib/server/http/change-by-api'

/** Without a client it is the banner's; where that is there already, it is given. */
export async function createOnboardingLink(body: NewOnboardingLink) {
  return changeByApi<OnboardingLink>({ method: 'POST', path: ['onboarding_links'], body })
}

export async function revokeOnboardingLink(id: string) {
  return changeByApi<{ id: string }>({ method: 'DELETE', path: ['onboarding_links', id] })
}

export async function refreshEligibility() {
  return changeByApi<EligibilityRefresh>({ method: 'POST', path: ['eligibility', 'refresh'] })
}

export async function setCloudMarketing({ wabaId, enabled }: { wabaId: string; enabled: boolean }) {
  return changeByApi<CloudMarketingSetting>({
    method: 'PATCH',
    path: ['wabas', wabaId, 'settings', 'disable_marketing_messages_on_cloud_api'],
    body: { enabled },
  })
}
