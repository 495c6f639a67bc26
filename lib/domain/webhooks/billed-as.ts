import type { WebhookUpdate } from '@/lib/domain/webhooks/webhook-update'

export type BilledAs = 'marketing_lite' | 'marketing' | 'mixed' | 'none'

/**
 * What the statuses that a receiver gets say of marketing messages (contract 4.2, `x-fairway-billed`): billed as MM
 * (`marketing_lite`), as Cloud (`marketing`), both, or neither.
 */
export function billedAs(updates: readonly WebhookUpdate[]): BilledAs {
  const categories = new Set(
    updates.map((update) => (update.kind === 'status' ? update.billed?.category : undefined)),
  )
  const lite = categories.has('marketing_lite')
  const marketing = categories.has('marketing')
  return lite && marketing ? 'mixed' : lite ? 'marketing_lite' : marketing ? 'marketing' : 'none'
}
