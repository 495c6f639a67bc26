import { createHmac } from 'node:crypto'
import type { WebhookSettings } from '@/sandbox/webhooks/webhook-settings'

/** The header that proves a body: HMAC-SHA256 over its bytes, in hex, as Meta or as 360dialog names it; none without a secret. */
export function signBody(body: Buffer, secret: WebhookSettings['secret']): Record<string, string> {
  if (!secret) return {}
  const hex = createHmac('sha256', secret.value).update(body).digest('hex')
  return secret.kind === 'meta'
    ? { 'x-hub-signature-256': `sha256=${hex}` }
    : { 'x-360dialog-signature': hex }
}
