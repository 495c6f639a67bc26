import { muteAlert } from '@/app/(hub)/(overview)/actions'
import { createOnboardingLink } from '@/app/(hub)/onboarding/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { overviewQuestions } from '@/components/stats/overview-questions'
import { OverviewView } from '@/components/stats/overview-view'
import { readRange } from '@/components/stats/range-url'
import { openAlertsQuery } from '@/lib/client/alerts'
import { bannerLinkQuery } from '@/lib/client/onboarding'
import { routingEffectQuery } from '@/lib/client/settings'
import { requireSession } from '@/lib/server/accounts/require-session'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Overview' }

export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId, role } = await requireSession()
  const params = await searchParams
  const today = new Date(runtime().gateway.now()).toISOString().slice(0, 10)
  const { overview, series } = overviewQuestions(
    partnerId,
    readRange((name) => [params[name]].flat()[0], today),
  )
  return (
    <Prefetched
      queries={[
        overview,
        series,
        openAlertsQuery(partnerId),
        routingEffectQuery(partnerId),
        bannerLinkQuery(partnerId),
      ]}
    >
      <OverviewView
        partnerId={partnerId}
        role={role}
        today={today}
        actions={{ createLink: createOnboardingLink, muteAlert }}
      />
    </Prefetched>
  )
}
