import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'

/**
 * The `webhook-signature` of Standard Webhooks: `v1,` and the base64 of an HMAC-SHA256 over id, timestamp and body. `secret` is
 * `whsec_` and the key in base64; `timestamp` is in seconds.
 */
export function signDelivery(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: number; body: Uint8Array },
): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
}
