import Link from 'next/link'
import type { Column } from '@/components/data-table/data-table'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalTime } from '@/components/preferences/local-time'
import { DeliveryOutcome } from '@/components/webhooks/delivery-outcome'
import { DeliveryStateBadge } from '@/components/webhooks/delivery-state-badge'
import type { EventActions } from '@/components/webhooks/event-actions'
import { RetryButton } from '@/components/webhooks/retry-button'
import type { Delivery } from '@/lib/contracts/deliveries'
import { ALERT_CHANNEL } from '@/lib/domain/alerts/alert-channel'

const TO = { header: 'To', className: 'max-w-0 w-full sm:w-auto sm:max-w-72' }
const CREATED = { header: 'Received', className: 'hidden sm:table-cell', sort: 'created_at' }
const ATTEMPTS = { header: 'Attempts', className: 'hidden text-right md:table-cell' }
const LATENCY = { header: 'Latency', className: 'hidden text-right md:table-cell' }
const OUTCOME = { header: 'Last answer', className: 'hidden lg:table-cell' }
const STATE = { header: 'State', className: 'text-right' }

/** For the table while it loads. */
export const DELIVERY_HEADERS = [TO, CREATED, ATTEMPTS, LATENCY, OUTCOME, STATE]

/** Each delivery leads to its event, that of an alert to the overview. `retryDelivery` is null for who may not. */
export function deliveryColumns(
  retryDelivery: EventActions['retryDelivery'] | null,
): readonly Column<Delivery>[] {
  return [
    {
      ...TO,
      cell: (delivery) => (
        <>
          <Link
            href={delivery.channel_id === ALERT_CHANNEL ? '/' : `/events?open=${delivery.event_id}`}
            prefetch={false}
            className="block truncate font-medium after:absolute after:inset-0"
          >
            {delivery.channel_id === ALERT_CHANNEL
              ? 'Webhook for alerts'
              : (delivery.channel_name ?? delivery.channel_id)}
          </Link>
          <span
            className="block truncate text-xs text-muted"
            title={delivery.forward_url ?? undefined}
          >
            {delivery.forward_url ?? 'It forwards nowhere any more'}
          </span>
          <span className="block truncate text-xs text-muted sm:hidden">
            <LocalTime at={delivery.created_at} />
          </span>
          <span className="block text-xs text-muted lg:hidden">
            <DeliveryOutcome delivery={delivery} />
          </span>
        </>
      ),
    },
    { ...CREATED, cell: ({ created_at }) => <LocalTime at={created_at} /> },
    { ...ATTEMPTS, cell: ({ attempts }) => <LocalNumber value={attempts} /> },
    {
      ...LATENCY,
      cell: ({ last_took_ms }) =>
        last_took_ms === null ? '–' : <LocalNumber value={last_took_ms} unit="millisecond" />,
    },
    {
      ...OUTCOME,
      cell: ({ last_status, last_error }) => (
        <span className="block max-w-80 truncate" title={last_error ?? undefined}>
          {last_error ?? (last_status === null ? '–' : `HTTP ${last_status}`)}
        </span>
      ),
    },
    {
      ...STATE,
      cell: (delivery) => (
        <span className="relative z-1 flex items-center justify-end gap-1">
          <DeliveryStateBadge state={delivery.state} />
          {retryDelivery && <RetryButton delivery={delivery} retryDelivery={retryDelivery} />}
        </span>
      ),
    },
  ]
}
