import { Prefetched } from '@/app/(hub)/prefetched'
import { CampaignView } from '@/components/campaigns/campaign-view'
import { readRange } from '@/components/stats/range-url'
import { campaignQuery } from '@/lib/client/stats'
import { requireSession } from '@/lib/server/accounts/require-session'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Campaign' }

export default async function CampaignPage({
  params,
  searchParams,
}: {
  params: Promise<{ campaign: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId } = await requireSession()
  const campaign = decodeURIComponent((await params).campaign)
  const given = await searchParams
  const today = new Date(runtime().gateway.now()).toISOString().slice(0, 10)
  return (
    <Prefetched
      queries={[
        campaignQuery(
          partnerId,
          campaign,
          readRange((name) => [given[name]].flat()[0], today),
        ),
      ]}
    >
      <CampaignView partnerId={partnerId} campaign={campaign} today={today} />
    </Prefetched>
  )
}
