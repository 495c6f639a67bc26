import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { MESSAGE_COLUMNS } from '@/components/sending/message-columns'
import { PageHeader } from '@/components/shell/page-header'

export default function ActivityLoading() {
  return (
    <>
      <PageHeader title="Activity">Every message, the way it went and why.</PageHeader>
      <TableSkeleton
        headers={MESSAGE_COLUMNS.map(({ header, className }) => ({ header, className }))}
      />
    </>
  )
}
