import { Prefetched } from '@/app/(hub)/prefetched'
import { CampaignList } from '@/components/campaigns/campaign-list'
import { CAMPAIGN_LIST } from '@/components/campaigns/campaign-list-spec'
import { readListState } from '@/components/data-table/list-url'
import { readRange } from '@/components/stats/range-url'
import { campaignListQuery } from '@/lib/client/stats'
import { requireSession } from '@/lib/server/accounts/require-session'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Campaigns' }

export default async function CampaignsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId } = await requireSession()
  const given = await searchParams
  const param = (name: string) => [given[name]].flat()[0]
  const today = new Date(runtime().gateway.now()).toISOString().slice(0, 10)
  return (
    <Prefetched
      queries={[
        campaignListQuery(partnerId, readRange(param, today), readListState(param, CAMPAIGN_LIST)),
      ]}
    >
      <CampaignList partnerId={partnerId} today={today} />
    </Prefetched>
  )
}
