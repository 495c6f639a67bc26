import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { control } from '@/sandbox/testing/client'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const graph = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(path.startsWith('http') ? path : `${sandbox.url}/v25.0/${path}`, {
    ...init,
    headers: { authorization: 'Bearer token' },
  })
  return { http: response.status, body: (await response.json()) as Page }
}

interface Page {
  data: Record<string, unknown>[]
  paging: { cursors: { before: string; after: string }; next?: string }
}

describe('message_templates', () => {
  it('pages by next to the end, with the fields asked for', async () => {
    const rows: Record<string, unknown>[] = []
    let next: string | undefined =
      '71/message_templates?fields=name,language,category,status&limit=7'
    while (next !== undefined) {
      const { body }: { body: Page } = await graph(next)
      rows.push(...body.data)
      next = body.paging.next
    }
    const whole = await graph('71/message_templates?limit=100')
    expect(rows.map(({ id }) => id)).toEqual(whole.body.data.map(({ id }) => id))
    expect(rows[0]).toEqual({
      id: expect.any(String),
      name: 'spring_sale',
      language: 'en',
      category: 'MARKETING',
      status: 'APPROVED',
    })
    expect(Object.keys(whole.body.data[0] ?? {}).sort()).toEqual([
      'category',
      'components',
      'id',
      'language',
      'name',
      'parameter_format',
      'status',
    ])
    expect(whole.body.paging).not.toHaveProperty('next')
  })

  it('pages by the after cursor alone, and past the end is an empty page', async () => {
    const first = await graph('71/message_templates?limit=1')
    const second = await graph(
      `71/message_templates?limit=1&after=${first.body.paging.cursors.after}`,
    )
    expect(second.body.data).toMatchObject([{ name: 'spring_sale', language: 'es' }])
    const all = await graph('71/message_templates?limit=100')
    expect(
      (await graph(`71/message_templates?after=${all.body.paging.cursors.after}`)).body,
    ).toEqual({ data: [] })
  })

  it('filters, without case', async () => {
    const { body } = await graph(
      '71/message_templates?status=approved&category=authentication&language=en&fields=name',
    )
    expect(body.data.map(({ name }) => name)).toEqual(['login_code', 'password_reset_code'])
  })

  it('shows a flip and a pending reclassification', async () => {
    await control(sandbox.url, 'PUT /templates', {
      name: 'login_code',
      category: 'UTILITY',
      correct_category: 'MARKETING',
      waba_id: '71',
    })
    const fields = 'name=login_code&fields=category,correct_category'
    expect((await graph(`71/message_templates?${fields}`)).body.data).toMatchObject([
      { category: 'UTILITY', correct_category: 'MARKETING' },
      { category: 'UTILITY' },
    ])
    expect((await graph(`72/message_templates?${fields}`)).body.data).toMatchObject([
      { category: 'AUTHENTICATION' },
      {},
    ])
  })

  it.each(['limit=0', 'limit=x', 'after=!'])('%s is a 100', async (query) => {
    expect(await graph(`71/message_templates?${query}`)).toMatchObject({
      http: 400,
      body: { error: { code: 100 } },
    })
  })
})

describe('a WABA', () => {
  it('gives the fields asked for, and none that Meta would not say', async () => {
    const { body } = await graph('71?fields=marketing_messages_onboarding_status')
    expect(body).toEqual({ id: '71', marketing_messages_onboarding_status: 'ONBOARDED' })
    await control(sandbox.url, 'PUT /wabas', {
      waba_id: '71',
      marketing_messages_onboarding_status: null,
    })
    expect((await graph('71?fields=id,marketing_messages_onboarding_status')).body).toEqual({
      id: '71',
    })
    expect(await graph('71?fields=nonsense')).toMatchObject({
      http: 400,
      body: {
        error: { code: 100, error_data: { details: expect.stringContaining('(nonsense)') } },
      },
    })
  })

  it.each([
    ['a JSON body', '71', '{"disable_marketing_messages_on_cloud_api":true}'],
    ['a form', '71', 'disable_marketing_messages_on_cloud_api=true'],
    ['the query', '71?disable_marketing_messages_on_cloud_api=true', ''],
  ])('is set by %s', async (_how, path, body) => {
    expect(await graph(path, { method: 'POST', body })).toEqual({
      http: 200,
      body: { success: true },
    })
    const flag = async () => (await graph('71?fields=disable_marketing_messages_on_cloud_api')).body
    expect(await flag()).toMatchObject({ disable_marketing_messages_on_cloud_api: true })
    await graph('71', { method: 'POST', body: '{"disable_marketing_messages_on_cloud_api":false}' })
    expect(await flag()).toMatchObject({ disable_marketing_messages_on_cloud_api: false })
  })

  it.each(['', '{}', '[]', '{"disable_marketing_messages_on_cloud_api":"maybe"}'])(
    'is not set by %j',
    async (body) => {
      expect(await graph('71', { method: 'POST', body })).toMatchObject({
        http: 400,
        body: { error: { code: 100 } },
      })
    },
  )
})
