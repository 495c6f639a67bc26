import { afterAll, beforeAll, expect, it } from 'vitest'
import type { KnownWaba } from '@/sandbox/known-waba'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { control, send, templateMessage } from '@/sandbox/testing/client'

const body = [{ type: 'BODY', text: 'Hello' }]
const wabas: KnownWaba[] = [
  {
    id: '201',
    marketing_messages_onboarding_status: 'ELIGIBLE',
    templates: [
      {
        name: 'harvest',
        language: 'en',
        category: 'MARKETING',
        status: 'APPROVED',
        parameter_format: 'POSITIONAL',
        components: body,
      },
      {
        name: 'harvest',
        language: 'de',
        category: 'UTILITY',
        status: 'PAUSED',
        parameter_format: 'NAMED',
        components: body,
        message_send_ttl_seconds: 60,
      },
    ],
  },
  { id: '202', marketing_messages_onboarding_status: null, templates: [] },
]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ wabas })
})
afterAll(() => sandbox.close())

const list = async (waba: string) => {
  const response = await fetch(`${sandbox.url}/v1/configs/templates`, {
    headers: { 'd360-api-key': `key-waba-${waba}` },
  })
  return ((await response.json()) as { waba_templates: Record<string, unknown>[] }).waba_templates
}
const statusOf = async (waba: string) => {
  const response = await fetch(
    `${sandbox.url}/v25.0/${waba}?fields=marketing_messages_onboarding_status`,
    { headers: { authorization: 'Bearer x' } },
  )
  return ((await response.json()) as Record<string, unknown>).marketing_messages_onboarding_status
}

it('a WABA that was given has its own templates and status; every other one the default', async () => {
  expect(await list('201')).toEqual([
    expect.objectContaining({
      name: 'harvest',
      language: 'en',
      category: 'MARKETING',
      status: 'approved',
      components: body,
    }),
    expect.objectContaining({
      name: 'harvest',
      language: 'de',
      category: 'UTILITY',
      status: 'paused',
      parameter_format: 'NAMED',
      message_send_ttl_seconds: 60,
    }),
  ])
  expect(await list('202')).toEqual([])
  expect((await list('203')).map(({ name }) => name)).toContain('spring_sale')
  expect([await statusOf('201'), await statusOf('202'), await statusOf('203')]).toEqual([
    'ELIGIBLE',
    undefined,
    'ONBOARDED',
  ])
})

it('sends are played by what was given: not onboarded goes out by Cloud, utility is refused', async () => {
  const bill = async (name: string, language: string) => {
    await send(
      sandbox.url,
      'marketing_messages',
      templateMessage(name, { template: { name, language: { code: language } } }),
      { key: 'key-waba-201' },
    )
    return sandbox.deliveries.at(-1)?.billed
  }
  expect(await bill('harvest', 'en')).toBe('marketing')
  const refused = await send(
    sandbox.url,
    'marketing_messages',
    templateMessage('harvest', { template: { name: 'harvest', language: { code: 'de' } } }),
    { key: 'key-waba-201' },
  )
  expect(refused.status).toBe(400)
})

it('a change lasts until a reset, which brings back what was given', async () => {
  await control(sandbox.url, 'PUT /templates', {
    name: 'harvest',
    category: 'UTILITY',
    waba_id: '201',
  })
  await control(sandbox.url, 'PUT /wabas', {
    waba_id: '201',
    marketing_messages_onboarding_status: 'ONBOARDED',
  })
  expect((await list('201')).map(({ category }) => category)).toEqual(['UTILITY', 'UTILITY'])
  await control(sandbox.url, 'POST /reset')
  expect((await list('201')).map(({ category }) => category)).toEqual(['MARKETING', 'UTILITY'])
  expect(await statusOf('201')).toBe('ELIGIBLE')
})

it('a template that was given is found by its id in Graph style too', async () => {
  const response = await fetch(`${sandbox.url}/v25.0/201/message_templates`, {
    headers: { authorization: 'Bearer x' },
  })
  const { data } = (await response.json()) as { data: { id: string }[] }
  const edited = await fetch(`${sandbox.url}/v25.0/${data[0]!.id}`, {
    method: 'POST',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    body: JSON.stringify({ message_send_ttl_seconds: 86_400 }),
  })
  expect(edited.status).toBe(200)
  expect((await list('201'))[0]).toMatchObject({ message_send_ttl_seconds: 86_400 })
})
