'use client'

import { useQuery } from '@tanstack/react-query'
import { ChannelButton } from '@/components/channels/channel-button'
import { DataTable } from '@/components/data-table/data-table'
import { DaysFilter } from '@/components/data-table/days-filter'
import { FilterSelect } from '@/components/data-table/filter-select'
import { Pager } from '@/components/data-table/pager'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { deliveryColumns } from '@/components/webhooks/delivery-columns'
import { DELIVERY_LIST } from '@/components/webhooks/delivery-list-spec'
import type { EventActions } from '@/components/webhooks/event-actions'
import { DELIVERIES_PER_PAGE, deliveryListQuery } from '@/lib/client/deliveries'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

const REFRESH_MS = 5_000
const STATES = [
  { value: 'pending', label: 'Waiting' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'failed', label: 'Failed' },
]
const NO_FILTERS = Object.fromEntries(
  Object.keys(DELIVERY_LIST.filters).map((name) => [name, null]),
)

/** The forwarding log; its first page follows what goes on, while it is looked at. */
export function DeliveryLog({
  partnerId,
  role,
  retryDelivery,
}: {
  partnerId: string
  role: Role
  retryDelivery: EventActions['retryDelivery']
}) {
  const [state, change] = useListState(DELIVERY_LIST)
  const { filters } = state
  const query = useQuery({
    ...deliveryListQuery(partnerId, state),
    refetchInterval: state.page === 1 ? REFRESH_MS : false,
  })
  const total = query.data?.total ?? 0
  const filter = (name: string) => (value: string | null) => change({ filters: { [name]: value } })
  return (
    <>
      <Toolbar>
        <FilterSelect
          label="State"
          all="Any state"
          value={filters.state}
          options={STATES}
          onChange={filter('state')}
        />
        <ChannelButton
          partnerId={partnerId}
          id={filters.channel_id ?? null}
          onChange={filter('channel_id')}
        />
        <DaysFilter
          from={filters.from}
          to={filters.to}
          onChange={(days) => change({ filters: days })}
        />
      </Toolbar>
      <DataTable
        caption="Webhooks forwarded"
        query={query}
        rowsOf={({ deliveries }) => deliveries}
        rowKey={({ id }) => id}
        columns={deliveryColumns(roleAllows(role, 'operator') ? retryDelivery : null)}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
        empty={
          total > 0 || Object.keys(filters).length > 0 ? (
            <Notice
              title="No delivery fits"
              action={
                <Button onClick={() => change({ page: 1, filters: NO_FILTERS })}>Show all</Button>
              }
            >
              Nothing was forwarded that these filters and this page name.
            </Notice>
          ) : (
            <Notice
              title="Nothing is forwarded yet"
              action={<LinkButton href="/channels">Channels</LinkButton>}
            >
              Give a channel an address to forward to, and every webhook that concerns it goes there
              too.
            </Notice>
          )
        }
      />
      {total > 0 && <Pager page={state.page} perPage={DELIVERIES_PER_PAGE} total={total} />}
    </>
  )
}
