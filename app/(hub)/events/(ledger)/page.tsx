import { replayEvent, replayEvents, retryDelivery } from '@/app/(hub)/events/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { readListState } from '@/components/data-table/list-url'
import { EventList } from '@/components/webhooks/event-list'
import { EVENT_LIST } from '@/components/webhooks/event-list-spec'
import { EventsHeader } from '@/components/webhooks/events-header'
import { CHANNELS_AT_FIRST, HealthStrip } from '@/components/webhooks/health-strip'
import {
  webhookEventListQuery,
  webhookHealthQuery,
  webhookReplayQuery,
} from '@/lib/client/webhook-events'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Events' }

export default async function EventsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId, role } = await requireSession()
  const given = await searchParams
  const state = readListState((name) => [given[name]].flat()[0], EVENT_LIST)
  return (
    <>
      <EventsHeader at="ledger" />
      <Prefetched
        queries={[
          webhookEventListQuery(partnerId, state),
          webhookHealthQuery(partnerId, CHANNELS_AT_FIRST),
          webhookReplayQuery(partnerId),
        ]}
      >
        <HealthStrip partnerId={partnerId} />
        <EventList
          partnerId={partnerId}
          role={role}
          actions={{ replayEvent, replayEvents, retryDelivery }}
        />
      </Prefetched>
    </>
  )
}
