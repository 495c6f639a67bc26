import { expect } from '@playwright/test'
import { DEMO } from '@/lib/server/accounts/demo-secrets'

/** Sends a template as a partner's program does, and gives the answer's headers. */
export async function send(template: string): Promise<Headers> {
  const response = await fetch(`${process.env.FAIRWAY_URL}/messages`, {
    method: 'POST',
    headers: { 'D360-API-KEY': DEMO.channelKey, 'content-type': 'application/json' },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      to: '5521991112222',
      type: 'template',
      template: { name: template, language: { code: 'en' } },
    }),
  })
  expect(response.status).toBe(200)
  return response.headers
}
