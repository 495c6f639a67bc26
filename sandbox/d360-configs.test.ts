import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

const call = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${sandbox.url}/v1/configs/${path}`, {
    ...init,
    headers: { 'd360-api-key': 'waba-71' },
  })
  return { http: response.status, body: (await response.json()) as Record<string, unknown> }
}

it('lists templates as 360dialog does, paged by limit and offset', async () => {
  const { body: whole } = await call('templates')
  const rows = whole.waba_templates as Record<string, unknown>[]
  expect(whole).toEqual({
    count: rows.length,
    total: rows.length,
    limit: 1000,
    offset: 0,
    sort: ['id'],
    filters: {},
    waba_templates: rows,
  })
  expect(rows[0]).toMatchObject({
    name: 'spring_sale',
    language: 'en',
    category: 'MARKETING',
    status: 'approved',
    waba_account_id: '71',
    id: expect.stringMatching(/^\w{20}WT$/),
    external_id: expect.stringMatching(/^\d{16}$/),
  })
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)

  const { body: page } = await call(`templates?limit=10&offset=${rows.length - 3}`)
  expect(page).toMatchObject({
    count: 3,
    total: rows.length,
    limit: 10,
    waba_templates: rows.slice(-3),
  })
  expect((await call('templates?limit=10&offset=1000')).body).toMatchObject({
    count: 0,
    waba_templates: [],
  })
})

it.each(['limit=-1', 'limit=x', 'offset=1.5'])('refuses %s', async (query) => {
  const { http, body } = await call(`templates?${query}`)
  expect(http).toBe(400)
  expect(body).toMatchObject({
    meta: { developer_message: expect.stringContaining('limit and offset') },
  })
})

it('keeps the webhook of each key', async () => {
  expect((await call('webhook')).body).toEqual({ url: '' })
  const settings = { url: 'https://hub.example/webhooks/1', headers: { authorization: 'Basic x' } }
  expect(await call('webhook', { method: 'POST', body: JSON.stringify(settings) })).toEqual({
    http: 200,
    body: settings,
  })
  expect((await call('webhook')).body).toEqual(settings)
  const other = await fetch(`${sandbox.url}/v1/configs/webhook`, {
    headers: { 'd360-api-key': 'other' },
  })
  expect(await other.json()).toEqual({ url: '' })
})

it.each(['', '{', '{"url":1}'])('refuses %j as a webhook', async (body) => {
  expect(await call('webhook', { method: 'POST', body })).toMatchObject({
    http: 400,
    body: { meta: { success: false } },
  })
})
