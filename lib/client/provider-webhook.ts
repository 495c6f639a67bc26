import { apiQuery } from '@/lib/client/api-query'
import type { ProviderWebhook } from '@/lib/contracts/provider-webhook'

/** Where the provider sends a channel's events; the provider is asked each time. */
export function providerWebhookQuery(partnerId: string, channelId: string) {
  return apiQuery<ProviderWebhook>(partnerId, ['channels', channelId, 'provider_webhook'])
}
