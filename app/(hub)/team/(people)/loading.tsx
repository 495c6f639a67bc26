import { PEOPLE_HEADERS } from '@/components/accounts/people-columns'
import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { PageHeader } from '@/components/shell/page-header'

export default function TeamLoading() {
  return (
    <>
      <PageHeader title="Team">Who may see and change what, and who changed it.</PageHeader>
      <TableSkeleton headers={PEOPLE_HEADERS} />
    </>
  )
}
