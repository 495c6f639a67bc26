'use client'

import { useQuery } from '@tanstack/react-query'
import { DeliveryOutcome } from '@/components/webhooks/delivery-outcome'
import { DeliveryStateBadge } from '@/components/webhooks/delivery-state-badge'
import type { EventActions } from '@/components/webhooks/event-actions'
import { RetryButton } from '@/components/webhooks/retry-button'
import { eventDeliveriesQuery } from '@/lib/client/deliveries'

/** Where one post went on to; nothing is shown where no channel of it forwards. */
export function EventDeliveries({
  partnerId,
  eventId,
  mayRetry,
  retryDelivery,
}: {
  partnerId: string
  eventId: string
  mayRetry: boolean
  retryDelivery: EventActions['retryDelivery']
}) {
  const { data } = useQuery(eventDeliveriesQuery(partnerId, eventId))
  if (!data || data.total === 0) return null
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 font-medium">Forwarded to</h3>
      <ul className="flex flex-col divide-y rounded-md border">
        {data.deliveries.map((delivery) => (
          <li
            key={delivery.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2"
          >
            <span className="min-w-0">
              <span className="block truncate">{delivery.channel_name ?? delivery.channel_id}</span>
              <span className="block text-xs text-muted">
                <DeliveryOutcome delivery={delivery} />
              </span>
            </span>
            <span className="flex items-center gap-2">
              <DeliveryStateBadge state={delivery.state} />
              {mayRetry && <RetryButton delivery={delivery} retryDelivery={retryDelivery} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
