import { z } from 'zod'
import { forOperators } from '@/lib/contracts/for-operators'

/** `GET /channels/{id}/provider_webhook`: where the provider sends a channel's events. */
export const providerWebhook = z.object({
  /** Can it be set from here? At Meta it is set by hand, in the app's dashboard. */
  settable: z.boolean(),
  /** As the provider has it now; null where none is set, or where it cannot be asked. */
  url: forOperators(z.string().nullable()),
  /** Where it should be, to arrive here. */
  own_url: forOperators(z.string()),
})

export type ProviderWebhook = z.output<typeof providerWebhook>
