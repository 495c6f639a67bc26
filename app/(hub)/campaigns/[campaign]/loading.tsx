import { CampaignSkeleton } from '@/components/campaigns/campaign-skeleton'
import { PageHeader } from '@/components/shell/page-header'

export default function CampaignLoading() {
  return (
    <>
      <PageHeader title="Campaign" above={{ href: '/campaigns', label: 'Campaigns' }}>
        Its messages by the way they went.
      </PageHeader>
      <CampaignSkeleton />
    </>
  )
}
