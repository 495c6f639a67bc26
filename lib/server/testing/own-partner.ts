import { expect } from 'vitest'
import type { Envelope } from '@/lib/contracts/envelope'

const ID = 'ownPA'
const API_KEY = 'a partner key of the tests'

/** Settings of a process that begins with an empty partner: the demonstration's history would take seconds. */
export const OWN_PARTNER = {
  DEMO: 'off',
  PARTNER_ID: ID,
  PARTNER_API_KEY: API_KEY,
  ADMIN_PASSWORD: 'a password of the tests',
  // Webhooks of tests tell of fixed days, which stay within it whatever day it is.
  RETENTION_DAYS: '36500',
}

/** Asks the partner's API of the process at `url`, and gives the data; throws unless it answers 2xx. */
async function askOwnPartner<Data>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Data> {
  const response = await fetch(`${url}/api/v2/partners/${ID}${path}`, {
    method,
    headers: { 'x-api-key': API_KEY, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json()) as Envelope<Data>
  expect(answer.meta.success, `${method} ${path}: ${answer.meta.developer_message}`).toBe(true)
  return answer.data
}

/** A channel of a client and a WABA of its own, by the sandbox. Its upstream key opens the gateway too. */
export async function createOwnChannel(
  url: string,
  phoneNumberId = '106540352242922',
): Promise<{ id: string; key: string; phoneNumberId: string }> {
  const client = await askOwnPartner<{ id: string }>(url, 'POST', '/clients', {
    name: phoneNumberId,
  })
  const key = `upstream-waba-${phoneNumberId}-phone-${phoneNumberId}`
  const { id } = await askOwnPartner<{ id: string }>(url, 'POST', '/channels', {
    client_id: client.id,
    name: phoneNumberId,
    provider: 'sandbox',
    phone_number: '+5511987654321',
    phone_number_id: phoneNumberId,
    waba_id: phoneNumberId,
    business_id: phoneNumberId,
    upstream_api_key: key,
  })
  return { id, key, phoneNumberId }
}

/** Has the partner's webhook endpoint take what Meta signs, and gives its path. */
export async function openOwnWebhooks(url: string, metaAppSecret: string): Promise<string> {
  const endpoint = await askOwnPartner<{ url: string }>(url, 'PATCH', '/webhook_endpoint', {
    meta_app_secret: metaAppSecret,
  })
  return new URL(endpoint.url).pathname
}
