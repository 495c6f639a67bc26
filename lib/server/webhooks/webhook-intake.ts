import type { RejectionCounter } from '@/lib/server/webhooks/rejection-counter'
import type { WebhookEndpoints } from '@/lib/server/webhooks/webhook-endpoints'
import type { WebhookLedger } from '@/lib/server/webhooks/webhook-ledger'

/** What the webhook door works on; one for each process, behind both doors. */
export interface WebhookIntake {
  endpoints: WebhookEndpoints
  ledger: WebhookLedger
  rejections: RejectionCounter
  /** Bytes of posts that are being read or wait for their commit. */
  waitingBytes: number
  now(): number
  /** At shutdown nothing new begins. */
  isDraining(): boolean
}
