import { Badge } from '@/components/ui/badge'
import { EVENT_STATE_WORDS } from '@/components/webhooks/event-words'
import type { WebhookEventView } from '@/lib/contracts/webhook-events'

const LOOKS = {
  accepted: 'neutral',
  hub: 'neutral',
  unassigned: 'attention',
  quarantined: 'danger',
} as const

/** Where a post of the ledger stands. */
export function EventStateBadge({ state }: { state: WebhookEventView['state'] }) {
  const { name, says } = EVENT_STATE_WORDS[state]
  return (
    <span title={says}>
      <Badge look={LOOKS[state]}>{name}</Badge>
    </span>
  )
}
