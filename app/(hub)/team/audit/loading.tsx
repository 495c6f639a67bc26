import { AUDIT_HEADERS } from '@/components/accounts/audit-columns'
import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { PageHeader } from '@/components/shell/page-header'

export default function AuditLoading() {
  return (
    <>
      <PageHeader title="Audit log" above={{ href: '/team', label: 'Team' }}>
        Every change: who made it, when and from where, what was before and after.
      </PageHeader>
      <TableSkeleton headers={AUDIT_HEADERS} />
    </>
  )
}
