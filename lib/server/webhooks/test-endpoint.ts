import { createHmac } from 'node:crypto'
import type { WebhookTest } from '@/lib/contracts/webhook-endpoint'
import type { Actor } from '@/lib/server/accounts/actor'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { handleWebhook, WEBHOOKS_PATH } from '@/lib/server/webhooks/handle-webhook'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'

/** A field of nobody's: it is kept in the ledger and changes nothing. */
const FIELD = 'fairway_test'

/** Sends a signed event through the partner's own door and says what came of it. */
export async function testEndpoint(
  { webhooks }: Runtime,
  { partnerId }: Actor,
): Promise<WebhookTest | Problem> {
  const endpoint = webhooks.endpoints.ofPartner(partnerId)
  const body = Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ field: FIELD, value: {} }] }],
    }),
  )
  const headers = endpoint && signed(endpoint, body)
  if (!headers) {
    return new Problem(
      'conflict',
      'No secret is set to sign a test with: set meta_app_secret, d360_platform_secret or static_header.',
    )
  }
  const started = performance.now()
  const answer = await handleWebhook(webhooks, {
    method: 'POST',
    path: `${WEBHOOKS_PATH}${endpoint.endpointId}`,
    query: new URLSearchParams(),
    headers,
    body: async () => body,
  })
  const { id = null, reason = null } = JSON.parse(Buffer.from(answer.body).toString()) as {
    id?: string
    reason?: string
  }
  return {
    status: answer.status,
    event_id: id,
    reason,
    took_ms: Math.round(performance.now() - started),
  }
}

function signed(
  { metaAppSecret, d360PlatformSecret, staticHeader }: WebhookEndpoint,
  body: Buffer,
): Record<string, string> | null {
  const hmac = (secret: string) => createHmac('sha256', secret).update(body).digest('hex')
  const length = { 'content-length': String(body.byteLength) }
  if (metaAppSecret !== null)
    return { ...length, 'x-hub-signature-256': `sha256=${hmac(metaAppSecret)}` }
  if (d360PlatformSecret !== null)
    return { ...length, 'x-360dialog-signature': hmac(d360PlatformSecret) }
  return staticHeader && { ...length, [staticHeader.name]: staticHeader.value }
}
