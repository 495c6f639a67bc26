import { retryDelivery } from '@/app/(hub)/events/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { readListState } from '@/components/data-table/list-url'
import { DELIVERY_LIST } from '@/components/webhooks/delivery-list-spec'
import { DeliveryLog } from '@/components/webhooks/delivery-log'
import { EventsHeader } from '@/components/webhooks/events-header'
import { ForwardingHealth } from '@/components/webhooks/forwarding-health'
import { deliveryListQuery, forwardingHealthQuery } from '@/lib/client/deliveries'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Forwarding' }

export default async function ForwardingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId, role } = await requireSession()
  const given = await searchParams
  const state = readListState((name) => [given[name]].flat()[0], DELIVERY_LIST)
  return (
    <>
      <EventsHeader at="forwarding" />
      <Prefetched queries={[deliveryListQuery(partnerId, state), forwardingHealthQuery(partnerId)]}>
        <ForwardingHealth partnerId={partnerId} />
        <DeliveryLog partnerId={partnerId} role={role} retryDelivery={retryDelivery} />
      </Prefetched>
    </>
  )
}
