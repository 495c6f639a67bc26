import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { send, templateMessage } from '@/sandbox/testing/client'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const KEY = 'waba-71'
const BODY = { type: 'BODY', text: 'Two for one.' }
const NEW = {
  name: 'brand_new',
  language: 'pt_BR',
  category: 'MARKETING',
  components: [BODY],
  message_send_ttl_seconds: 43_200,
}

interface Listed {
  id: string
  name: string
  language: string
  category: string
  status: string
  message_send_ttl_seconds?: number
}
type Answer = { http: number; body: Record<string, unknown> & { error: Record<string, unknown> } }

async function call(
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'd360-api-key': KEY },
): Promise<Answer> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await fetch(`${sandbox.url}${path}`, { ...init, headers })
  return { http: response.status, body: (await response.json()) as Answer['body'] }
}

const styles = [
  {
    style: '360dialog',
    create: (body: unknown) => call('/v1/configs/templates', body),
    edit: (id: string, body: unknown) => call(`/v1/configs/templates/${id}`, body),
    list: async (key = KEY) =>
      (await call('/v1/configs/templates', undefined, { 'd360-api-key': key })).body
        .waba_templates as Listed[],
    created: {
      http: 201,
      body: { name: 'brand_new', status: 'approved', id: expect.stringMatching(/WT$/) },
    },
  },
  {
    style: 'Graph',
    create: (body: unknown) =>
      call('/v25.0/71/message_templates', body, { authorization: 'Bearer t' }),
    edit: (id: string, body: unknown) => call(`/v25.0/${id}`, body, { authorization: 'Bearer t' }),
    list: async (key = KEY) => {
      const path = `/v25.0/${key.slice('waba-'.length)}/message_templates?limit=100&fields=name,language,category,status,message_send_ttl_seconds`
      return (await call(path, undefined, { authorization: 'Bearer t' })).body.data as Listed[]
    },
    created: {
      http: 200,
      body: { status: 'APPROVED', category: 'MARKETING', id: expect.stringMatching(/^\d{16}$/) },
    },
  },
]

describe.each(styles)('templates in $style style', ({ create, edit, list, created }) => {
  const find = async (name: string, key?: string) =>
    (await list(key)).find((template) => template.name === name)

  it('are made for one WABA, and can be sent at once', async () => {
    expect(await create(NEW)).toMatchObject(created)
    expect(await find('brand_new')).toMatchObject({
      language: 'pt_BR',
      category: 'MARKETING',
      message_send_ttl_seconds: 43_200,
    })
    expect(await find('brand_new', 'waba-72')).toBeUndefined()
    const message = templateMessage('brand_new', {
      template: { name: 'brand_new', language: { code: 'pt_BR' } },
    })
    expect((await send(sandbox.url, 'marketing_messages', message, { key: KEY })).status).toBe(200)
  })

  it('are changed by their id, once and again', async () => {
    await create(NEW)
    const { id } = (await find('brand_new'))!
    expect(await edit(id, { category: 'UTILITY' })).toMatchObject({
      http: 200,
      body: { success: true },
    })
    expect(await edit(id, { message_send_ttl_seconds: 60 })).toMatchObject({ http: 200 })
    expect(await find('brand_new')).toMatchObject({
      id,
      category: 'UTILITY',
      message_send_ttl_seconds: 60,
    })
    const listed = (await find('spring_sale'))!
    await edit(listed.id, { category: 'UTILITY' })
    expect(await find('spring_sale')).toEqual({ ...listed, category: 'UTILITY' })
  })

  it('are refused where they exist or do not fit, in words for a person', async () => {
    await create(NEW)
    const before = await list()
    expect(await create(NEW)).toMatchObject({
      http: 400,
      body: { error: { code: 100, error_user_title: 'Content in this language already exists' } },
    })
    for (const [body, says] of [
      ['{', 'name must be'],
      [{ ...NEW, name: 'Brand New' }, 'name must be'],
      [{ ...NEW, name: 'b', category: 'SALE' }, 'category must be'],
      [{ ...NEW, name: 'b', components: [{ type: 'FOOTER' }] }, 'components must be'],
    ] as const) {
      expect(await create(body)).toMatchObject({
        http: 400,
        body: { error: { code: 100, error_user_msg: expect.stringContaining(says) } },
      })
    }
    const { id } = (await find('brand_new'))!
    expect(await edit(id, { category: 'SALE' })).toMatchObject({
      http: 400,
      body: { error: { code: 100 } },
    })
    expect(await edit(id, { name: 'other' })).toMatchObject({
      http: 400,
      body: { error: { error_user_msg: expect.stringContaining('one of') } },
    })
    expect(await list()).toEqual(before)
  })
})

it('knows no other template', async () => {
  expect(await call('/v1/configs/templates/noneWT', { category: 'UTILITY' })).toMatchObject({
    http: 404,
    body: { meta: { success: false } },
  })
})
