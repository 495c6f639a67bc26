import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { DELIVERY_HEADERS } from '@/components/webhooks/delivery-columns'
import { EventsHeader } from '@/components/webhooks/events-header'

export default function ForwardingLoading() {
  return (
    <>
      <EventsHeader at="forwarding" />
      <TableSkeleton headers={DELIVERY_HEADERS} />
    </>
  )
}
