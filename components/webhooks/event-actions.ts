import type { ChangeAction } from '@/lib/client/use-change'
import type { Delivery } from '@/lib/contracts/deliveries'
import type { WebhookEventFilters, WebhookEventView } from '@/lib/contracts/webhook-events'
import type { WebhookReplay } from '@/lib/contracts/webhook-replay'

/** The server actions of the events page. */
export interface EventActions {
  replayEvent: ChangeAction<string, WebhookEventView>
  replayEvents: ChangeAction<WebhookEventFilters, WebhookReplay>
  retryDelivery: ChangeAction<string, Delivery>
}
