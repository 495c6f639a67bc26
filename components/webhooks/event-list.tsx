'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import { useEverTrue } from '@/components/ui/use-ever-true'
import type { EventActions } from '@/components/webhooks/event-actions'
import { eventColumns } from '@/components/webhooks/event-columns'
import { EventFilters } from '@/components/webhooks/event-filters'
import { EVENT_LIST } from '@/components/webhooks/event-list-spec'
import { NoEvents } from '@/components/webhooks/no-events'
import { ReplayMany } from '@/components/webhooks/replay-many'
import { useOpened } from '@/components/webhooks/use-opened'
import { EVENTS_PER_PAGE, webhookEventListQuery } from '@/lib/client/webhook-events'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

const EventDrawer = dynamic(
  () => import('@/components/webhooks/event-drawer').then((module) => module.EventDrawer),
  { loading: () => null },
)

const REFRESH_MS = 5_000
const NO_FILTERS = Object.fromEntries(Object.keys(EVENT_LIST.filters).map((name) => [name, null]))

/** The webhook ledger; its first page follows what comes in, while it is looked at. */
export function EventList({
  partnerId,
  role,
  actions,
}: {
  partnerId: string
  role: Role
  actions: EventActions
}) {
  const [state, change] = useListState(EVENT_LIST)
  const [opened, open] = useOpened()
  const query = useQuery({
    ...webhookEventListQuery(partnerId, state),
    refetchInterval: state.page === 1 ? REFRESH_MS : false,
  })
  const everOpened = useEverTrue(opened !== null)
  const mayReplay = roleAllows(role, 'operator')
  const total = query.data?.total ?? 0
  const filtered = Object.keys(state.filters).length > 0
  return (
    <>
      <Toolbar
        actions={
          mayReplay && (
            <ReplayMany
              partnerId={partnerId}
              state={state}
              total={total}
              replayEvents={actions.replayEvents}
            />
          )
        }
      >
        <EventFilters partnerId={partnerId} state={state} onChange={change} />
      </Toolbar>
      <DataTable
        caption="Webhooks received"
        query={query}
        rowsOf={({ webhook_events }) => webhook_events}
        rowKey={({ id }) => id}
        columns={eventColumns(open)}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
        empty={
          <NoEvents
            filtered={filtered}
            pastTheEnd={total > 0}
            onClear={() => change({ filters: NO_FILTERS })}
          />
        }
      />
      {total > 0 && (
        <Pager
          page={state.page}
          perPage={EVENTS_PER_PAGE}
          total={total}
          totalIsLeast={query.data?.total_is_least}
        />
      )}
      {everOpened && (
        <EventDrawer
          partnerId={partnerId}
          role={role}
          id={opened}
          actions={actions}
          onClose={() => open(null)}
        />
      )}
    </>
  )
}
