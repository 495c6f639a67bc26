import { CAMPAIGN_HEADERS } from '@/components/campaigns/campaign-columns'
import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { PageHeader } from '@/components/shell/page-header'

export default function CampaignsLoading() {
  return (
    <>
      <PageHeader title="Campaigns">
        What became of each campaign, by the way its messages went.
      </PageHeader>
      <TableSkeleton headers={CAMPAIGN_HEADERS} />
    </>
  )
}
