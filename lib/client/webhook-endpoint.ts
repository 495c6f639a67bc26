import { apiQuery } from '@/lib/client/api-query'
import type { WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'

/** Where webhooks arrive, what proves them, and what was rejected. */
export function webhookEndpointQuery(partnerId: string) {
  return apiQuery<WebhookEndpointView>(partnerId, ['webhook_endpoint'])
}
