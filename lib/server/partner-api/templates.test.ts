import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Template } from '@/lib/contracts/templates'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const BODY = { type: 'BODY', text: 'Two for one until Friday.' }
const NEW = {
  name: 'brand_new',
  language: 'pt_BR',
  category: 'MARKETING',
  components: [BODY],
  message_send_ttl_seconds: 86_400,
  allow_category_change: true,
}

async function ownerClient({ runtime, partnerId }: TestGateway): Promise<ApiClient> {
  return apiClient(runtime, partnerId, {
    'x-api-key': await createTestPartnerKey(runtime, partnerId),
  })
}

describe('templates', () => {
  let gateway: TestGateway
  let api: ApiClient
  let sandboxWaba: string
  let metaWaba: string
  let key: string

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = await ownerClient(gateway)
    const sandboxed = await channelWithKnownList(gateway)
    sandboxWaba = sandboxed.wabaId
    key = sandboxed.key
    metaWaba = (await channelWithKnownList(gateway, { provider: 'meta' })).wabaId
    await api('POST', '/template_categories/warm_up', {})
  })
  afterAll(() => gateway.close())

  const list = async (filters: object, query = '') =>
    (await api('GET', `/templates?filters=${encodeURIComponent(JSON.stringify(filters))}${query}`))
      .data as { total: number; templates: Template[] }
  const audits = async (subject: string) =>
    (await api('GET', `/audit_log?filters=${encodeURIComponent(JSON.stringify({ subject }))}`)).data
      .audit_log

  it('are listed as the provider has them, filtered, sorted and paged', async () => {
    const all = await list({ waba_id: sandboxWaba })
    expect(all.total).toBeGreaterThan(20)
    expect(all.templates).toHaveLength(20)
    const spring = await list({ waba_id: sandboxWaba, name: 'spring_sale' }, '&sort=-language')
    expect(spring.templates.map(({ language }) => language)).toEqual(['pt_BR', 'es', 'en'])
    expect(spring.templates[2]).toMatchObject({
      id: expect.stringMatching(/WT$/),
      category: 'MARKETING',
      status: 'APPROVED',
      parameter_format: expect.any(String),
      components: expect.arrayContaining([expect.objectContaining({ type: 'BODY' })]),
      has_max_price: false,
    })
    const readyAfter =
      Date.parse(spring.templates[2]!.ready_at!) - Date.parse(spring.templates[2]!.read_at!)
    expect(readyAfter).toBe(10 * 60_000)
    const names = async (filters: object) => (await list(filters)).templates.map(({ name }) => name)
    expect(new Set(await names({ search: 'SPRING' }))).toEqual(new Set(['spring_sale']))
    expect(
      (await list({ category: 'authentication', waba_id: metaWaba })).templates.every(
        ({ category }) => category === 'AUTHENTICATION',
      ),
    ).toBe(true)
    expect((await list({ status: 'rejected', waba_id: metaWaba })).total).toBeGreaterThan(0)
    expect(
      (await list({ waba_id: sandboxWaba, language: 'PT-br' })).templates.every(
        ({ language }) => language === 'pt_BR',
      ),
    ).toBe(true)
    const [second] = (await list({ waba_id: sandboxWaba }, '&limit=1&offset=1')).templates
    expect(second).toEqual(all.templates[1])
    expect((await api('GET', `/templates/${sandboxWaba}/spring_sale/EN`)).data).toEqual(
      spring.templates[2],
    )
    expect(await api('GET', `/templates/${sandboxWaba}/spring_sale/xx`)).toMatchObject({
      status: 404,
    })
  })

  it.each([
    ['sandbox', () => sandboxWaba],
    ['meta', () => metaWaba],
  ])('are made and changed at the provider %s, and routed at once', async (_provider, waba) => {
    const wabaId = waba()
    const made = await api('POST', '/templates', { waba_id: wabaId, ...NEW })
    expect(made).toMatchObject({
      status: 201,
      data: {
        waba_id: wabaId,
        name: 'brand_new',
        language: 'pt_BR',
        category: 'MARKETING',
        status: 'APPROVED',
        message_send_ttl_seconds: 86_400,
        components: [BODY],
      },
    })
    expect(Date.parse(made.data.ready_at)).toBeGreaterThan(Date.now())
    const path = `/templates/${wabaId}/brand_new/pt_BR`
    expect((await api('GET', path)).data).toEqual(made.data)
    expect(
      (await api('GET', `/template_categories?filters={"waba_id":"${wabaId}","name":"brand_new"}`))
        .data.template_categories,
    ).toMatchObject([{ category: 'marketing', source: 'list', language: 'pt_BR' }])
    const changed = await api('PATCH', path, { category: 'UTILITY', message_send_ttl_seconds: 60 })
    expect(changed).toMatchObject({
      status: 200,
      data: {
        id: made.data.id,
        category: 'UTILITY',
        message_send_ttl_seconds: 60,
        components: [BODY],
      },
    })
    const again = await api('POST', '/templates', { waba_id: wabaId, ...NEW })
    expect(again).toMatchObject({
      status: 422,
      says: expect.stringMatching(/answered 400: Content in this language already exists\./),
    })
    expect(
      (await audits(`${wabaId}/brand_new/pt_BR`)).map(
        ({ action, before, after }: Record<string, unknown>) => [action, before, after],
      ),
    ).toEqual([
      [
        'template.update',
        { category: 'MARKETING', message_send_ttl_seconds: 86_400 },
        { category: 'UTILITY', message_send_ttl_seconds: 60 },
      ],
      ['template.create', null, NEW],
    ])
  })

  it('that were made are sent by what the provider says of them', async () => {
    await api('POST', '/templates', {
      waba_id: sandboxWaba,
      ...NEW,
      name: 'brand_new_notice',
      language: 'en',
      category: 'UTILITY',
      message_send_ttl_seconds: -1,
    })
    expect(
      (await gateway.send(key, templateMessage('brand_new_notice'))).headers['x-fairway-reason'],
    ).toBe('known_non_marketing')
  })

  it.each([
    [{ name: 'Brand New' }, 'name'],
    [{ name: 'x'.repeat(513) }, 'name'],
    [{ language: 'pt-BR' }, 'language'],
    [{ category: 'SALE' }, 'category'],
    [{ components: [] }, 'components'],
    [{ components: [{ text: 'x' }] }, 'components.0.type'],
    [{ message_send_ttl_seconds: 60 }, 'message_send_ttl_seconds'],
    [{ category: 'AUTHENTICATION', message_send_ttl_seconds: 901 }, 'message_send_ttl_seconds'],
    [{ message_send_ttl_seconds: -1 }, 'message_send_ttl_seconds'],
    [{ parameter_format: 'ODD' }, 'parameter_format'],
    [{ allow_category_change: 'yes' }, 'allow_category_change'],
    [{ status: 'APPROVED' }, 'status'],
    [{ waba_id: 7 }, 'waba_id'],
  ])('are not made with %j: refused at %s', async (given, at) => {
    const { status, data } = await api('POST', '/templates', {
      waba_id: sandboxWaba,
      ...NEW,
      ...given,
    })
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([422, [at]])
  })

  it.each([
    [{}, ''],
    [{ category: 'UTILITY', name: 'other' }, 'name'],
    [{ category: 'SALE' }, 'category'],
    [{ message_send_ttl_seconds: 60 }, 'message_send_ttl_seconds'],
    [{ components: 'x' }, 'components'],
  ])('are not changed to %j: refused at %j', async (given, at) => {
    const { status, data } = await api('PATCH', `/templates/${sandboxWaba}/spring_sale/en`, given)
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([422, [at]])
  })

  it.each([['?sort=components'], ['?filters={"id":"1"}'], ['?limit=0']])(
    'are not listed by %s',
    async (query) => {
      expect((await api('GET', `/templates${query}`)).status).toBe(422)
    },
  )

  it('of another partner are not found, and nothing reaches the provider', async () => {
    const { runtime } = gateway
    await runtime.database.prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    const other = apiClient(runtime, 'otherPA', {
      'x-api-key': await createTestPartnerKey(runtime, 'otherPA'),
    })
    expect((await other('GET', '/templates')).data.total).toBe(0)
    const path = `/templates/${sandboxWaba}/spring_sale/en`
    expect((await other('GET', path)).status).toBe(404)
    expect((await other('PATCH', path, { category: 'UTILITY' })).status).toBe(404)
    expect(
      await other('POST', '/templates', { waba_id: sandboxWaba, ...NEW, name: 'intruder' }),
    ).toMatchObject({ status: 404, says: `There is no WABA ${sandboxWaba}.` })
    await api('POST', '/template_categories/warm_up', { waba_id: sandboxWaba })
    expect((await list({ waba_id: sandboxWaba, name: 'intruder' })).total).toBe(0)
    expect((await api('GET', path)).data.category).toBe('MARKETING')
  })
})

describe('a provider that is difficult', () => {
  let upstream: HttpUpstream
  let gateway: TestGateway
  let api: ApiClient
  let wabaId: string
  let post: RequestListener
  let listed: object[] | null

  beforeAll(async () => {
    upstream = await startHttpUpstream((request, response) => {
      if (request.method === 'POST') return post(request, response)
      response.statusCode = listed ? 200 : 503
      response.end(JSON.stringify({ waba_templates: listed ?? [], total: listed?.length ?? 0 }))
    })
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
      settings: { UPSTREAM_TIMEOUT_MS: '500' },
    })
    api = await ownerClient(gateway)
    wabaId = (await channelWithKnownList(gateway, { provider: '360dialog' })).wabaId
  })
  beforeEach(async () => {
    listed = [
      {
        id: 'abcWT',
        name: 'spring_sale',
        language: 'en',
        category: 'MARKETING',
        status: 'approved',
        components: [BODY],
      },
      { name: 'without_id', language: 'en', category: 'UTILITY' },
    ]
    await api('POST', '/template_categories/warm_up', { waba_id: wabaId })
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
  })
  const answers =
    (status: number, body: string): RequestListener =>
    (_request, response) => {
      response.writeHead(status).end(body)
    }
  const count = async () =>
    (await api('GET', '/audit_log?filters={"action":"template"}')).data.total

  it.each([
    [
      404,
      '{"meta":{"developer_message":"Unsupported request"}}',
      422,
      'The provider (360dialog) answered 404: Unsupported request',
    ],
    [
      400,
      '{"error":{"message":"Invalid parameter","error_user_title":"Edited too often","error_user_msg":"Try again tomorrow."}}',
      422,
      'The provider (360dialog) answered 400: Edited too often. Try again tomorrow. Invalid parameter',
    ],
    [
      401,
      '{"meta":{"developer_message":"Invalid api_key"}}',
      502,
      'The provider (360dialog) answered 401: Invalid api_key',
    ],
    [429, 'slow down', 502, 'The provider (360dialog) answered 429: slow down'],
    [
      502,
      '<html>Bad gateway</html>',
      502,
      'The provider (360dialog) answered 502: <html>Bad gateway</html>',
    ],
    [302, '', 502, 'The provider (360dialog) answered 302: nothing'],
  ])('has its refusal given back: %i %s', async (status, body, problem, says) => {
    post = answers(status, body)
    const before = await count()
    expect(
      await api('PATCH', `/templates/${wabaId}/spring_sale/en`, { category: 'UTILITY' }),
    ).toMatchObject({ status: problem, says })
    expect(await api('POST', '/templates', { waba_id: wabaId, ...NEW })).toMatchObject({
      status: problem,
      says,
    })
    expect((await api('GET', '/templates')).data).toMatchObject({
      total: 2,
      templates: [{ category: 'MARKETING' }, {}],
    })
    expect(await count()).toBe(before)
  })

  it('that gives no answer leaves it open whether it took the template', async () => {
    post = () => {}
    expect(await api('POST', '/templates', { waba_id: wabaId, ...NEW })).toMatchObject({
      status: 502,
      says: expect.stringContaining('gave no answer'),
    })
  })

  it('that does not list yet what it took is believed', async () => {
    post = answers(201, '{"id":"newWT","status":"submitted","category":"UTILITY"}')
    const fresh = {
      id: 'newWT',
      name: 'brand_new',
      language: 'pt_BR',
      category: 'UTILITY',
      status: 'SUBMITTED',
      message_send_ttl_seconds: 86_400,
      read_at: null,
      ready_at: null,
    }
    expect(await api('POST', '/templates', { waba_id: wabaId, ...NEW })).toMatchObject({
      status: 201,
      data: fresh,
    })
    post = answers(200, 'created')
    expect(await api('POST', '/templates', { waba_id: wabaId, ...NEW })).toMatchObject({
      status: 201,
      data: { id: null, status: null, category: 'MARKETING' },
    })
    listed = null
    expect(
      await api('PATCH', `/templates/${wabaId}/spring_sale/en`, { category: 'UTILITY' }),
    ).toMatchObject({ status: 200, data: { id: 'abcWT', category: 'UTILITY', read_at: null } })
  })

  it('that names no id of a template cannot change it', async () => {
    expect(
      await api('PATCH', `/templates/${wabaId}/without_id/en`, { category: 'MARKETING' }),
    ).toMatchObject({ status: 409, says: expect.stringContaining('no id') })
  })

  it('is not there at all for a WABA without a channel', async () => {
    const { clientId } = await channelWithKnownList(gateway)
    await gateway.runtime.database.prisma.waba.create({
      data: { partnerId: gateway.partnerId, id: '42', clientId },
    })
    await channelWithKnownList(gateway)
    expect(await api('POST', '/templates', { waba_id: '42', ...NEW })).toMatchObject({
      status: 409,
      says: 'WABA 42 has no channel through which its provider could be asked.',
    })
  })
})
