'use client'

import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { auditColumns } from '@/components/accounts/audit-columns'
import { AuditFilters } from '@/components/accounts/audit-filters'
import { AUDIT_LIST } from '@/components/accounts/audit-list-spec'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { Notice } from '@/components/ui/notice'
import { AUDIT_PER_PAGE, auditFilePath, auditLogQuery } from '@/lib/client/audit-log'

const NO_FILTERS = Object.fromEntries(Object.keys(AUDIT_LIST.filters).map((name) => [name, null]))

/** Every change of the partner's: filtered by the URL, and as a file. */
export function AuditLog({ partnerId }: { partnerId: string }) {
  const [state, change] = useListState(AUDIT_LIST)
  const query = useQuery(auditLogQuery(partnerId, state))
  const total = query.data?.total ?? 0
  const filtered = Object.keys(state.filters).length > 0
  return (
    <>
      <Toolbar
        actions={
          <a href={auditFilePath(partnerId, state)} download className={buttonLook('secondary')}>
            <Download className="size-4" aria-hidden />
            CSV
          </a>
        }
      >
        <AuditFilters partnerId={partnerId} state={state} onChange={change} />
      </Toolbar>
      <DataTable
        caption="Changes"
        query={query}
        rowsOf={({ audit_log }) => audit_log}
        rowKey={({ id }) => id}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
        columns={auditColumns((name, value) => change({ filters: { [name]: value } }))}
        empty={
          filtered || total > 0 ? (
            <Notice
              title="No change fits"
              action={<Button onClick={() => change({ filters: NO_FILTERS })}>Show all</Button>}
            >
              Nothing was changed that these filters and this page name.
            </Notice>
          ) : (
            <Notice title="Nothing was changed yet">
              Whatever people and programs change shows up here.
            </Notice>
          )
        }
      />
      {total > 0 && <Pager page={state.page} perPage={AUDIT_PER_PAGE} total={total} />}
    </>
  )
}
