import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { EVENT_HEADERS } from '@/components/webhooks/event-columns'
import { EventsHeader } from '@/components/webhooks/events-header'

export default function EventsLoading() {
  return (
    <>
      <EventsHeader at="ledger" />
      <TableSkeleton headers={EVENT_HEADERS} />
    </>
  )
}
