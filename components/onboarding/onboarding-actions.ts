import type { ChangeAction } from '@/lib/client/use-change'
import type { CloudMarketingSetting, EligibilityRefresh } from '@/lib/contracts/eligibility'
import type { NewOnboardingLink, OnboardingLink } from '@/lib/contracts/onboarding-links'

/** What can be changed on the pages of onboarding. */
export interface OnboardingActions {
  createLink: ChangeAction<NewOnboardingLink, OnboardingLink>
  revokeLink: ChangeAction<string, { id: string }>
  refresh: ChangeAction<void, EligibilityRefresh>
  setCloudMarketing: ChangeAction<{ wabaId: string; enabled: boolean }, CloudMarketingSetting>
}
