import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Envelope, envelope } from '@/lib/contracts/envelope'
import { type MessageDetail, type MessageList, messageDetail } from '@/lib/contracts/messages'
import { createPartner } from '@/lib/server/accounts/create-partner'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { handlePartnerApi } from '@/lib/server/partner-api/handle-partner-api'
import { createTestSession } from '@/lib/server/testing/create-test-session'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const OTHER_KEY = 'fwp_of-another-partner'
const KEY = 'fwp_of-this-partner'

describe('the Partner API', () => {
  let gateway: TestGateway
  let base: string
  let viewer: { userId: string; cookie: string }

  async function call<Data = unknown>(
    path: string,
    headers: Record<string, string> = { 'x-api-key': KEY },
    method = 'GET',
  ) {
    const url = new URL(`/api/v2${path}`, 'http://door')
    const request = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: async () => new Uint8Array(),
    }
    const response = await handlePartnerApi(gateway.runtime, request)
    if (!('body' in response)) throw new Error('a stream, where the envelope is expected')
    const body = JSON.parse(Buffer.from(response.body).toString()) as Envelope<Data>
    expect(envelope(z.unknown()).safeParse(body).success).toBe(true)
    expect(body.meta).toMatchObject({ success: response.status < 400, http_code: response.status })
    expect(body.status_code).toBe(response.status)
    return {
      status: response.status,
      headers: response.headers,
      says: body.meta.developer_message,
      data: body.data,
    }
  }

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    const { database } = gateway.runtime
    const owner = {
      email: 'owner@other.example',
      name: 'Owner',
      password: 'a password of the tests',
    }
    await createPartner(database, { id: 'otherPA', name: 'Other', apiKey: OTHER_KEY, owner })
    const { partnerId } = gateway
    await database.prisma.partnerKey.create({
      data: {
        partnerId,
        id: 'oneKY',
        keyHash: keyHash(KEY),
        lastFour: 'tner',
        createdBy: 'system',
      },
    })
    base = `/partners/${partnerId}`
    viewer = await createTestSession(gateway.runtime, partnerId, 'viewer')
    const { key } = await gateway.channel({ name: 'Flora Norte' })
    for (const name of ['spring_sale', 'utility_receipt', 'autumn_sale'])
      await gateway.send(key, templateMessage(name))
  })
  afterAll(() => gateway.close())

  it('lets in a partner key in either header, and a session', async () => {
    expect((await call(`${base}/messages`)).status).toBe(200)
    expect((await call(`${base}/messages`, { authorization: `bearer  ${KEY}` })).status).toBe(200)
    expect((await call(`${base}/messages`, { cookie: viewer.cookie })).status).toBe(200)
  })

  it('answers 401 for any partner without a right key, and 403 for another partner, known or not', async () => {
    const { cookie } = viewer
    const wrong: Record<string, string>[] = [
      {},
      { 'x-api-key': 'wrong' },
      { 'x-api-key': '', cookie },
      { authorization: 'Bearer wrong', cookie },
      { authorization: 'Basic x' },
      { cookie: 'next-auth.session-token=forged' },
    ]
    for (const id of [gateway.partnerId, 'otherPA', 'nobodyPA']) {
      for (const headers of wrong)
        expect((await call(`/partners/${id}/messages`, headers)).status).toBe(401)
    }
    for (const id of ['otherPA', 'nobodyPA']) {
      for (const path of ['messages', 'nothing']) {
        const { status, says, data } = await call(`/partners/${id}/${path}`)
        expect([status, says, data]).toEqual([403, `Permission denied for partner ${id}`, null])
      }
    }
  })

  it('refuses a body in a coding, naming it', async () => {
    const headers = { 'x-api-key': KEY, 'content-encoding': 'gzip' }
    expect(await call(`${base}/clients`, headers, 'POST')).toMatchObject({
      status: 415,
      says: 'content-encoding is "gzip"; accepted is a body without one.',
    })
    const identity = { ...headers, 'content-encoding': 'identity' }
    expect((await call(`${base}/clients`, identity, 'POST')).status).toBe(400)
  })

  it('knows a key only while it is not revoked', async () => {
    const { prisma } = gateway.runtime.database
    await prisma.partnerKey.update({
      where: { keyHash: keyHash(KEY) },
      data: { revokedAt: new Date() },
    })
    expect((await call(`${base}/messages`)).status).toBe(401)
    await prisma.partnerKey.update({ where: { keyHash: keyHash(KEY) }, data: { revokedAt: null } })
    expect((await call(`${base}/messages`)).status).toBe(200)
  })

  it('ends a session whose version was raised or whose person is gone, at the next request', async () => {
    const { prisma } = gateway.runtime.database
    const { userId, cookie } = await createTestSession(gateway.runtime, gateway.partnerId, 'owner')
    const where = { partnerId_id: { partnerId: gateway.partnerId, id: userId } }
    expect((await call(`${base}/messages`, { cookie })).status).toBe(200)
    await prisma.user.update({ where, data: { sessionVersion: 2 } })
    expect((await call(`${base}/messages`, { cookie })).status).toBe(401)
    await prisma.user.update({ where, data: { sessionVersion: 1 } })
    await prisma.user.delete({ where })
    expect((await call(`${base}/messages`, { cookie })).status).toBe(401)
  })

  it('takes changes by session only from its own origin', async () => {
    const forwarded = {
      cookie: viewer.cookie,
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'localhost:3000',
    }
    for (const origin of ['http://evil.example', 'https://localhost:3000', 'null', undefined]) {
      const { status, says } = await call(
        `${base}/messages`,
        { ...forwarded, ...(origin ? { origin } : {}) },
        'DELETE',
      )
      expect([status, says.includes('dashboard')]).toEqual([403, true])
    }
    expect(
      (await call(`${base}/messages`, { ...forwarded, origin: 'http://localhost:3000' }, 'DELETE'))
        .status,
    ).toBe(405)
  })

  it('answers unknown paths with 404 and wrong methods with 405', async () => {
    for (const path of [
      '',
      '/',
      '/partners',
      '/other',
      base,
      `${base}/`,
      `${base}/nothing`,
      `${base}/messages/a/b`,
      `${base}/%E0%A4%A`,
    ]) {
      const { status, says } = await call(path)
      expect([path, status]).toEqual([path, 404])
      expect(says).toContain('is not a path of this API')
    }
    for (const path of [`${base}/messages/%00`, `${base}/messages/a%ED%A0%80`])
      expect([path, (await call(path)).status]).toEqual([path, 422])
    const { status, headers } = await call(`${base}/messages`, { 'x-api-key': KEY }, 'PUT')
    expect([status, headers.allow]).toEqual([405, 'GET, POST'])
  })

  it('pages the send log, newest first', async () => {
    const { data } = await call<MessageList>(`${base}/messages`)
    expect(data).toMatchObject({
      count: 3,
      total: 3,
      limit: 20,
      offset: 0,
      sort: ['-at'],
      filters: {},
    })
    expect(data.messages.map((message) => message.template_name)).toEqual([
      'autumn_sale',
      'utility_receipt',
      'spring_sale',
    ])
    expect(data.messages[1]).toMatchObject({
      channel_name: 'Flora Norte',
      recipient: '5521991112222',
      recipient_country: 'BR',
      decided: 'marketing_messages',
      accepted_by: 'messages',
      reason: 'checked',
      fallback_class: 'not_marketing',
      answer_status: 200,
    })
    const page = (await call<MessageList>(`${base}/messages?limit=1&offset=1&sort=at`)).data
    expect([page.count, page.total, page.messages.map((message) => message.template_name)]).toEqual(
      [1, 3, ['utility_receipt']],
    )
    expect((await call<MessageList>(`${base}/messages?offset=99`)).data).toMatchObject({
      count: 0,
      total: 3,
      messages: [],
    })
  })

  it('filters the send log', async () => {
    const found = async (filters: object) =>
      (
        await call<MessageList>(
          `${base}/messages?filters=${encodeURIComponent(JSON.stringify(filters))}`,
        )
      ).data.messages.map((message) => message.template_name)
    expect(await found({ accepted_by: 'messages' })).toEqual(['utility_receipt'])
    expect(await found({ accepted_by: null })).toEqual([])
    expect(
      await found({ template_name: 'spring_sale', reason: 'checked', source: 'gateway' }),
    ).toEqual(['spring_sale'])
    expect(await found({ channel_id: 'none' })).toEqual([])
  })

  it('refuses a query that does not fit, and names what is accepted', async () => {
    for (const [query, path] of [
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=x', 'limit'],
      ['limit=', 'limit'],
      ['limit=1.5', 'limit'],
      ['offset=-1', 'offset'],
      ['offset=99999999999', 'offset'],
      ['sort=recipient', 'sort.0'],
      ['filters={"q":1}', 'filters.q'],
      ['filters=[]', 'filters'],
      ['filters={"reason":"none"}', 'filters.reason'],
      ['filters={"campaign":"\\u0000"}', 'filters.campaign'],
    ]) {
      const { status, data, says } = await call<{ issues: { path: string; message: string }[] }>(
        `${base}/messages?${query}`,
      )
      expect([query, status, data.issues?.map((issue) => issue.path)]).toEqual([query, 422, [path]])
      expect(says).toBe(`${path}: ${data.issues[0]!.message}`)
    }
    expect((await call(`${base}/messages?filters={`)).status).toBe(400)
  })

  it('gives one message by trace id and by wamid, with its decision', async () => {
    const {
      data: { messages },
    } = await call<MessageList>(`${base}/messages`)
    const fallen = messages[1]!
    const { data } = await call<MessageDetail>(`${base}/messages/${fallen.trace_id}`)
    expect(messageDetail.parse(data)).toEqual(data)
    expect(data).toMatchObject(fallen)
    expect(data.trace).toMatchObject({
      facts: {
        via: 'auto',
        type: 'template',
        override: 'inherit',
        partner_routing: true,
        category: { verdict: 'unknown', source: 'none' },
      },
      steps: [
        { way: 'marketing_messages', when: 'first' },
        { way: 'messages', when: 'any_failure' },
      ],
      attempts: [
        { way: 'marketing_messages', outcome: 'refused', class: 'not_marketing' },
        { way: 'messages', outcome: 'accepted' },
      ],
      learned: ['non_marketing'],
    })
    expect(
      (await call<MessageDetail>(`${base}/messages/${encodeURIComponent(fallen.wamid!)}`)).data,
    ).toEqual(data)
    expect((await call(`${base}/messages/nothing`)).status).toBe(404)
  })

  it('masks recipients for viewers, and keeps partners apart', async () => {
    const { data } = await call<MessageList>(`${base}/messages`, { cookie: viewer.cookie })
    expect(data.messages.map((message) => message.recipient)).toEqual(['…22', '…22', '…22'])
    const id = data.messages[0]!.trace_id
    expect(
      (await call<MessageDetail>(`${base}/messages/${id}`, { cookie: viewer.cookie })).data
        .recipient,
    ).toBe('…22')
    const other = { 'x-api-key': OTHER_KEY }
    expect((await call<MessageList>('/partners/otherPA/messages', other)).data.total).toBe(0)
    expect((await call(`/partners/otherPA/messages/${id}`, other)).status).toBe(404)
  })
})
