import { Prefetched } from '@/app/(hub)/prefetched'
import { AUDIT_LIST } from '@/components/accounts/audit-list-spec'
import { AuditLog } from '@/components/accounts/audit-log'
import { readListState } from '@/components/data-table/list-url'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { auditLogQuery } from '@/lib/client/audit-log'
import { peopleChoiceQuery } from '@/lib/client/team'
import { roleAllows } from '@/lib/domain/accounts/role'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Audit log' }

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId, role } = await requireSession()
  const given = await searchParams
  const state = readListState((name) => [given[name]].flat()[0], AUDIT_LIST)
  return (
    <>
      <PageHeader title="Audit log" above={{ href: '/team', label: 'Team' }}>
        Every change: who made it, when and from where, what was before and after.
      </PageHeader>
      {roleAllows(role, 'operator') ? (
        <Prefetched queries={[auditLogQuery(partnerId, state), peopleChoiceQuery(partnerId)]}>
          <AuditLog partnerId={partnerId} />
        </Prefetched>
      ) : (
        <div className="px-4 py-16">
          <Notice title="The audit log is for operators and owners">
            Your role is {role}. An owner of your team can change that.
          </Notice>
        </div>
      )}
    </>
  )
}
