import type { Column } from '@/components/data-table/data-table'
import { LocalTime } from '@/components/preferences/local-time'
import { ChangeSummary } from '@/components/webhooks/change-summary'
import { EventKinds } from '@/components/webhooks/event-kinds'
import { EventStateBadge } from '@/components/webhooks/event-state-badge'
import type { WebhookEventView } from '@/lib/contracts/webhook-events'

const EVENT = { header: 'Event', className: 'max-w-0 w-full sm:w-auto sm:max-w-72' }
const RECEIVED = { header: 'Received', className: 'hidden sm:table-cell', sort: 'received_at' }
const CHANNEL = { header: 'Channel', className: 'hidden md:table-cell' }
const CHANGED = { header: 'What it changed', className: 'hidden lg:table-cell' }
const STATE = { header: 'State', className: 'text-right' }

/** For the table while it loads. */
export const EVENT_HEADERS = [EVENT, RECEIVED, CHANNEL, CHANGED, STATE]

/** The whole row opens its event. */
export function eventColumns(open: (id: string) => void): readonly Column<WebhookEventView>[] {
  return [
    {
      ...EVENT,
      cell: (event) => (
        <>
          <button
            type="button"
            onClick={() => open(event.id)}
            className="block w-full truncate text-left font-medium after:absolute after:inset-0"
          >
            <EventKinds event={event} />
          </button>
          <span className="block truncate text-xs text-muted sm:hidden">
            <LocalTime at={event.received_at} />
          </span>
          <span className="block truncate text-xs text-muted lg:hidden">
            <ChangeSummary changes={event.changes} />
          </span>
        </>
      ),
    },
    { ...RECEIVED, cell: ({ received_at }) => <LocalTime at={received_at} /> },
    {
      ...CHANNEL,
      cell: (event) => <span className="block max-w-48 truncate">{channelWords(event)}</span>,
    },
    {
      ...CHANGED,
      cell: ({ changes }) => (
        <span className="block max-w-96 truncate">
          <ChangeSummary changes={changes} />
        </span>
      ),
    },
    { ...STATE, cell: ({ state }) => <EventStateBadge state={state} /> },
  ]
}

function channelWords({ channel_ids, channels, waba_ids }: WebhookEventView): string {
  const [first] = channel_ids
  if (first === undefined) return waba_ids.length > 0 ? `WABA ${waba_ids[0]}` : '–'
  const name = channels.find(({ id }) => id === first)?.name ?? first
  return channel_ids.length > 1 ? `${name} and ${channel_ids.length - 1} more` : name
}
