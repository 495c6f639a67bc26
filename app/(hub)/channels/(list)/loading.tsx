import { CHANNEL_HEADERS } from '@/components/channels/channel-columns'
import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { PageHeader } from '@/components/shell/page-header'

export default function ChannelsLoading() {
  return (
    <>
      <PageHeader title="Channels">
        The numbers you send by, the way their marketing goes, and why.
      </PageHeader>
      <TableSkeleton headers={CHANNEL_HEADERS} />
    </>
  )
}
