import type { PartnerShares } from '@/lib/server/fairness/partner-shares'
import type { RejectionCounter } from '@/lib/server/webhooks/rejection-counter'
import type { WebhookEndpoints } from '@/lib/server/webhooks/webhook-endpoints'
import type { WebhookLedger } from '@/lib/server/webhooks/webhook-ledger'

/** What the webhook door works on; one for each process, behind both doors. */
export interface WebhookIntake {
  endpoints: WebhookEndpoints
  ledger: WebhookLedger
  rejections: RejectionCounter
  shares: Pick<PartnerShares, 'webhooks' | 'webhookBytes'>
  now(): number
  /** At shutdown nothing new begins. */
  isDraining(): boolean
}
