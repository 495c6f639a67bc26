'use server'

import type { Delivery } from '@/lib/contracts/deliveries'
import type { WebhookEventFilters, WebhookEventView } from '@/lib/contracts/webhook-events'
import type { WebhookReplay } from '@/lib/contracts/webhook-replay'
import { changeByApi } from '@/lib/server/http/change-by-api'

export async function replayEvent(id: string) {
  return changeByApi<WebhookEventView>({ method: 'POST', path: ['webhook_events', id, 'replay'] })
}

export async function replayEvents(filters: WebhookEventFilters) {
  return changeByApi<WebhookReplay>({
    method: 'POST',
    path: ['webhook_events', 'replay'],
    body: { filters },
  })
}

export async function retryDelivery(id: string) {
  return changeByApi<Delivery>({ method: 'POST', path: ['deliveries', id, 'retry'] })
}
