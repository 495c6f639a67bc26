import { createHmac } from 'node:crypto'
import { seal } from '@/lib/server/crypto/sealed'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'

export const META_APP_SECRET = 'a secret of the Meta app'
export const D360_PLATFORM_SECRET = 'a secret of the platform'

export interface WebhookSender {
  url: string
  verifyToken: string
  /** Posts a body signed as Meta does, or with the headers given instead. */
  post(
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; json: { id?: string; reason?: string } }>
}

/** Gives the gateway's partner both secrets, known at once to this instance, and sends to its endpoint as the provider would. */
export async function webhookSender({
  url,
  runtime,
  partnerId,
}: Pick<TestGateway, 'url' | 'runtime' | 'partnerId'>): Promise<WebhookSender> {
  const { database, secrets, poller, webhooks } = runtime
  const sealed = (secret: string) => seal(secret, secrets.encryptionKey)
  await poller.refresh()
  await database.transaction(async (tx) => {
    await tx.query(
      'UPDATE webhook_endpoint SET meta_app_secret_encrypted = $2, d360_platform_secret_encrypted = $3 WHERE partner_id = $1',
      [partnerId, sealed(META_APP_SECRET), sealed(D360_PLATFORM_SECRET)],
    )
    await bumpRevision(tx, partnerId, 'directory')
  })
  await poller.refresh()
  const { endpointId, verifyToken } = webhooks.endpoints.ofPartner(partnerId)!
  const address = `${url}/webhooks/${endpointId}`
  return {
    url: address,
    verifyToken,
    async post(body, headers) {
      const bytes =
        body instanceof Uint8Array
          ? body
          : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
      const response = await fetch(address, {
        method: 'POST',
        headers: headers ?? metaSignature(bytes),
        body: bytes as BodyInit,
      })
      return {
        status: response.status,
        headers: response.headers,
        json: (await response.json()) as { id?: string; reason?: string },
      }
    },
  }
}

export function metaSignature(body: Uint8Array, secret = META_APP_SECRET): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
}
