'use client'

import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import { ActivityFilters } from '@/components/sending/activity-filters'
import { ACTIVITY_LIST } from '@/components/sending/activity-list-spec'
import { MESSAGE_COLUMNS } from '@/components/sending/message-columns'
import { NoMessages } from '@/components/sending/no-messages'
import { PageHeader } from '@/components/shell/page-header'
import { buttonLook } from '@/components/ui/button-look'
import { MESSAGES_PER_PAGE, messageFilePath, messageListQuery } from '@/lib/client/messages'

const REFRESH_MS = 10_000

/** The send log; its first page follows what is sent. `curl` is a first message to send. */
export function ActivityLog({ partnerId, curl }: { partnerId: string; curl: string }) {
  const [state, change] = useListState(ACTIVITY_LIST)
  const query = useQuery({
    ...messageListQuery(partnerId, state),
    refetchInterval: state.page === 1 ? REFRESH_MS : false,
  })
  const total = query.data?.total ?? 0
  const filtered = Object.keys(state.filters).length > 0
  const shown = total > 0 || filtered || query.isPending
  return (
    <>
      <PageHeader
        title="Activity"
        actions={
          shown && (
            <a
              href={messageFilePath(partnerId, state)}
              download
              className={buttonLook('quiet', 'max-sm:-ml-3')}
            >
              <Download className="size-4" aria-hidden />
              Export
            </a>
          )
        }
      >
        Every message, the way it went and why.
      </PageHeader>
      {shown && (
        <Toolbar>
          <ActivityFilters partnerId={partnerId} state={state} onChange={change} />
        </Toolbar>
      )}
      <DataTable
        caption="Messages"
        query={query}
        rowsOf={(data) => data.messages}
        rowKey={(message) => message.trace_id}
        columns={MESSAGE_COLUMNS}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
        empty={
          <NoMessages
            curl={curl}
            filtered={filtered}
            pastTheEnd={total > 0}
            onClear={() =>
              change({
                filters: Object.fromEntries(
                  Object.keys(ACTIVITY_LIST.filters).map((name) => [name, null]),
                ),
              })
            }
          />
        }
      />
      {total > 0 && (
        <Pager
          page={state.page}
          perPage={MESSAGES_PER_PAGE}
          total={total}
          totalIsLeast={query.data?.total_is_least}
        />
      )}
    </>
  )
}
