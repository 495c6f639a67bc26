import {
  createOnboardingLink,
  refreshEligibility,
  revokeOnboardingLink,
  setCloudMarketing,
} from '@/app/(hub)/onboarding/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { readListState } from '@/components/data-table/list-url'
import { ONBOARDING_LIST } from '@/components/onboarding/onboarding-list-spec'
import { OnboardingView } from '@/components/onboarding/onboarding-view'
import {
  bannerLinkQuery,
  eligibilityRefreshQuery,
  onboardingFunnelQuery,
  onboardingListQuery,
} from '@/lib/client/onboarding'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Onboarding' }

export default async function OnboardingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId, role } = await requireSession()
  const given = await searchParams
  const state = readListState((name) => [given[name]].flat()[0], ONBOARDING_LIST)
  return (
    <Prefetched
      queries={[
        onboardingFunnelQuery(partnerId),
        onboardingListQuery(partnerId, state),
        eligibilityRefreshQuery(partnerId),
        bannerLinkQuery(partnerId),
      ]}
    >
      <OnboardingView
        partnerId={partnerId}
        role={role}
        actions={{
          createLink: createOnboardingLink,
          revokeLink: revokeOnboardingLink,
          refresh: refreshEligibility,
          setCloudMarketing,
        }}
      />
    </Prefetched>
  )
}
