import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplateCategoryView } from '@/lib/contracts/template-categories'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { startPostgres } from '@/lib/server/db/testing/postgres-server'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const HOUR_MS = 3_600_000

describe('template categories', () => {
  let gateway: TestGateway
  let api: ApiClient
  let channel: TestChannel

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    channel = await channelWithKnownList(gateway)
  })
  afterAll(() => gateway.close())

  const send = async (name: string, key = channel.key) =>
    (await gateway.send(key, templateMessage(name))).headers['x-fairway-reason']
  const list = async (filters: object, query = '') =>
    (
      await api(
        'GET',
        `/template_categories?filters=${encodeURIComponent(JSON.stringify(filters))}${query}`,
      )
    ).data as { total: number; template_categories: TemplateCategoryView[] }
  const find = async (name: string, wabaId = channel.wabaId) =>
    (await list({ name, waba_id: wabaId })).template_categories[0]
  const pathOf = (name: string, language = 'en', wabaId = channel.wabaId) =>
    `/template_categories/${wabaId}/${name}/${language}`
  const lastAudit = async () => (await api('GET', '/audit_log?limit=1')).data.audit_log[0]

  it('show what sends taught: verdict, evidence, hits and lives of this very moment', async () => {
    const trace = (await gateway.send(channel.key, templateMessage('spring_sale'))).headers[
      'x-fairway-trace'
    ]
    const first = (await find('spring_sale'))!
    expect(first).toMatchObject({
      waba_id: channel.wabaId,
      client_name: expect.any(String),
      language: 'en',
      category: 'marketing',
      source: 'learned',
      evidence: { http_status: 200, code: null, trace_id: trace },
      hits: 1,
      impending: null,
      pinned_by: null,
    })
    expect(Date.parse(first.expires_at!) - Date.parse(first.learned_at!)).toBe(HOUR_MS)
    expect(Date.parse(first.ready_at)).toBeGreaterThan(Date.now())
    for (let n = 0; n < 4; n += 1) await send('spring_sale')
    const fifth = (await find('spring_sale'))!
    expect(fifth.hits).toBe(5)
    expect(Date.parse(fifth.expires_at!)).toBeGreaterThan(Date.parse(first.expires_at!))

    await send('utility_receipt')
    expect(await find('utility_receipt')).toMatchObject({
      category: 'non_marketing',
      source: 'learned',
      evidence: { http_status: 400, code: 131055 },
    })
    await send('ambiguous_reset')
    expect(await find('ambiguous_reset')).toMatchObject({
      category: 'unknown',
      source: 'none',
      evidence: { http_status: null },
      learned_at: null,
      expires_at: null,
      hits: 1,
    })
  })

  it('are pinned by hand, also of a template never seen, and routing obeys at once', async () => {
    const pinned = await api('PUT', pathOf('never_seen', 'PT-br'), { category: 'non_marketing' })
    expect(pinned).toMatchObject({
      status: 200,
      data: {
        name: 'never_seen',
        language: 'pt_BR',
        category: 'non_marketing',
        source: 'pin',
        expires_at: null,
        hits: 0,
        pinned_by: expect.stringMatching(/^key:/),
      },
    })
    await send('spring_sale')
    expect(
      (await api('PUT', pathOf('spring_sale'), { category: 'non_marketing' })).data,
    ).toMatchObject({ category: 'non_marketing', source: 'pin' })
    expect(await send('spring_sale')).toBe('known_non_marketing')
    const audited = await lastAudit()
    expect(audited).toMatchObject({
      action: 'template_category.pin',
      subject: `${channel.wabaId}/spring_sale/en`,
      before: null,
      after: { category: 'non_marketing' },
    })
    await api('PUT', pathOf('spring_sale'), { category: 'non_marketing' })
    expect((await lastAudit()).id).toBe(audited.id)
    await api('PUT', pathOf('spring_sale'), { category: 'marketing' })
    expect(await lastAudit()).toMatchObject({
      before: { category: 'non_marketing' },
      after: { category: 'marketing' },
    })
    expect(await send('spring_sale')).toBe('known_marketing')
  })

  it('are forgotten whole: the next send is checked, and counts from one', async () => {
    await api('POST', '/template_categories/warm_up', { waba_id: channel.wabaId })
    await send('autumn_sale')
    await api('PUT', pathOf('autumn_sale'), { category: 'marketing' })
    expect(await api('DELETE', pathOf('autumn_sale', 'EN'))).toMatchObject({
      status: 200,
      data: { waba_id: channel.wabaId, name: 'autumn_sale', language: 'en' },
    })
    expect(await lastAudit()).toMatchObject({
      action: 'template_category.forget',
      subject: `${channel.wabaId}/autumn_sale/en`,
      before: { category: 'marketing', source: 'pin' },
      after: null,
    })
    expect(await find('autumn_sale')).toBeUndefined()
    expect((await api('DELETE', pathOf('autumn_sale'))).status).toBe(404)
    expect(await send('autumn_sale')).toBe('checked')
    expect(await find('autumn_sale')).toMatchObject({
      category: 'marketing',
      source: 'learned',
      hits: 1,
    })
  })

  it('are filtered, sorted and paged', async () => {
    const own = await channelWithKnownList(gateway)
    for (const [name, category] of [
      ['a_sale', 'marketing'],
      ['b_notice', 'non_marketing'],
      ['c_sale', 'marketing'],
    ]) {
      await api('PUT', pathOf(name!, 'en', own.wabaId), { category })
    }
    await send('d_sale', own.key)
    await send('ambiguous_timeout', own.key)
    const names = async (filters: object, query = '') =>
      (await list({ waba_id: own.wabaId, ...filters }, query)).template_categories.map(
        ({ name }) => name,
      )
    expect(await names({ category: 'marketing', source: 'pin' })).toEqual(['a_sale', 'c_sale'])
    expect(await names({ search: 'SALE', source: 'pin' })).toEqual(['a_sale', 'c_sale'])
    expect(await names({ search: own.wabaId.slice(1), source: 'pin' })).toEqual([
      'a_sale',
      'b_notice',
      'c_sale',
    ])
    expect(await names({ source: 'none' })).toEqual(['ambiguous_timeout'])
    expect(await names({ category: 'unknown' })).toEqual(['ambiguous_timeout'])
    expect(await names({ language: 'EN', name: 'b_notice' })).toEqual(['b_notice'])
    expect(await names({ language: 'de' })).toEqual([])
    expect(await names({ impending: true })).toEqual([])
    expect(await names({ impending: false }, '&sort=-hits,-name&limit=2')).toEqual([
      'd_sale',
      'ambiguous_timeout',
    ])
    expect(await names({}, '&sort=expires_at')).toEqual([
      'd_sale',
      'a_sale',
      'ambiguous_timeout',
      'b_notice',
      'c_sale',
    ])
    expect(await names({}, '&sort=-expires_at&limit=1')).toEqual(['d_sale'])
    const page = await list({ waba_id: own.wabaId }, '&sort=category,-name&limit=2&offset=1')
    expect([page.total, page.template_categories.map(({ name }) => name)]).toEqual([
      5,
      ['c_sale', 'a_sale'],
    ])
  })

  it.each([
    ['GET', '?filters={"category":"sale"}', undefined, 'filters.category'],
    ['GET', '?filters={"colour":1}', undefined, 'filters.colour'],
    ['GET', '?filters={"impending":"yes"}', undefined, 'filters.impending'],
    ['GET', '?sort=pin', undefined, 'sort.0'],
    ['PUT', '/{waba}/t/en', { category: 'unknown' }, 'category'],
    ['PUT', '/{waba}/t/en', {}, 'category'],
    ['PUT', '/{waba}/t/en', { category: 'marketing', until: 1 }, 'until'],
    ['PUT', '/{waba}/t/e%20n', { category: 'marketing' }, 'language'],
    ['PUT', '/{waba}/a%0Ab/en', { category: 'marketing' }, 'name'],
    ['PUT', `/{waba}/${'n'.repeat(513)}/en`, { category: 'marketing' }, 'name'],
    ['POST', '/warm_up', { waba_id: 1 }, 'waba_id'],
    ['POST', '/warm_up', { waba: '1' }, 'waba'],
  ])('refuse %s %s with %j at %s', async (method, path, body, at) => {
    const { status, data } = await api(
      method,
      `/template_categories${path.replace('{waba}', channel.wabaId)}`,
      body,
    )
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([422, [at]])
  })

  it('of another partner, or of no WABA, are not found and not changed', async () => {
    const { runtime } = gateway
    await runtime.database.prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    const other = apiClient(runtime, 'otherPA', {
      'x-api-key': await createTestPartnerKey(runtime, 'otherPA'),
    })
    await api('PUT', pathOf('guarded'), { category: 'marketing' })
    expect(await other('PUT', pathOf('guarded'), { category: 'non_marketing' })).toMatchObject({
      status: 404,
      says: `There is no WABA ${channel.wabaId}.`,
    })
    expect((await other('DELETE', pathOf('guarded'))).status).toBe(404)
    expect(
      (await other('POST', '/template_categories/warm_up', { waba_id: channel.wabaId })).status,
    ).toBe(404)
    expect((await other('GET', '/template_categories')).data.total).toBe(0)
    expect((await api('PUT', pathOf('x', 'en', '1'), { category: 'marketing' })).status).toBe(404)
    expect(await find('guarded')).toMatchObject({ category: 'marketing', source: 'pin' })
  })
})

it('what one instance forgets or pins, another knows with its next look, its own uses notwithstanding', async () => {
  const server = await startPostgres()
  const url = await server.createDatabase()
  const first = await startTestGateway({ database: openPostgres(url) })
  const second = await startTestGateway({ database: openPostgres(url), beside: first })
  try {
    const api = apiClient(first.runtime, first.partnerId, {
      'x-api-key': await createTestPartnerKey(first.runtime, first.partnerId),
    })
    const { key, wabaId } = await channelWithKnownList(first)
    const path = `/template_categories/${wabaId}/spring_sale/en`
    const reason = async () =>
      (await second.send(key, templateMessage('spring_sale'))).headers['x-fairway-reason']
    await second.runtime.poller.refresh()
    expect([await reason(), await reason()]).toEqual(['checked', 'known_marketing'])
    await second.runtime.touches.flush()
    await api('DELETE', path)
    const known = () =>
      second.runtime.gateway.categories.verdict(
        { partnerId: first.partnerId, wabaId, name: 'spring_sale', language: 'en' },
        Date.now(),
      )
    await second.runtime.poller.refresh()
    expect(known()).toMatchObject({ category: 'unknown' })
    expect(await reason()).toBe('checked')
    await api('PUT', path, { category: 'non_marketing' })
    await second.runtime.poller.refresh()
    expect(known()).toMatchObject({ source: 'pin' })
    expect(await reason()).toBe('known_non_marketing')
    await second.runtime.touches.flush()
    expect((await api('GET', '/template_categories')).data.template_categories[0]).toMatchObject({
      hits: 2,
    })
  } finally {
    await second.close()
    await first.close()
    await server.remove()
  }
})
