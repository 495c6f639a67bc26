import { EVENT_KIND_WORDS } from '@/components/webhooks/event-words'
import type { WebhookEventView } from '@/lib/contracts/webhook-events'

/** What kinds of updates a post holds, or that it could not be read. */
export function EventKinds({
  event: { kinds, state },
}: {
  event: Pick<WebhookEventView, 'kinds' | 'state'>
}) {
  if (kinds.length > 0) return kinds.map((kind) => EVENT_KIND_WORDS[kind]).join(', ')
  return state === 'quarantined' ? 'Unreadable' : 'Nothing'
}
