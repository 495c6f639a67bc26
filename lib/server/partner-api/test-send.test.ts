import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { handlePartnerApi } from '@/lib/server/partner-api/handle-partner-api'
import { changeChannel } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { refusingUrl } from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

describe('a test send', () => {
  let gateway: TestGateway
  let api: ApiClient
  let partnerKey: string
  let channel: TestChannel

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    partnerKey = await createTestPartnerKey(gateway.runtime, gateway.partnerId)
    api = apiClient(gateway.runtime, gateway.partnerId, { 'x-api-key': partnerKey })
    channel = await channelWithKnownList(gateway)
  })
  afterAll(() => gateway.close())

  const send = (name: string, given: object = {}, query = '') =>
    api('POST', `/messages${query}`, {
      channel_id: channel.id,
      message: templateMessage(name),
      ...given,
    })
  const logged = async (trace: string) => (await api('GET', `/messages/${trace}`)).data

  it("goes by the decision, falls back, and is in the log as the dashboard's", async () => {
    const { status, data } = await send('utility_receipt', { campaign: 'try-out' })
    expect([status, data]).toEqual([
      200,
      {
        trace_id: expect.any(String),
        route: 'messages',
        reason: 'checked',
        attempts: 2,
        fallback: '131055',
        status: 200,
        log: 'committed',
        response: expect.objectContaining({
          messages: [expect.objectContaining({ id: expect.stringMatching(/^wamid\./) })],
        }),
      },
    ])
    expect(await logged(data.trace_id)).toMatchObject({
      source: 'dashboard',
      asked: 'messages',
      reason: 'checked',
      accepted_by: 'messages',
      campaign: 'try-out',
      wamid: data.response.messages[0].id,
      recipient: '5521991112222',
    })
    expect((await send('utility_receipt')).data).toMatchObject({
      reason: 'known_non_marketing',
      attempts: 1,
      fallback: null,
    })
    expect(
      (
        await send('autumn_sale', {
          message: {
            messaging_product: 'whatsapp',
            to: '5521991112222',
            type: 'text',
            text: { body: 'Hi' },
          },
        })
      ).data,
    ).toMatchObject({ route: 'messages', reason: 'not_template', status: 200 })
  })

  it('goes by a chosen way alone', async () => {
    expect((await send('not_marketing_131055', { via: 'marketing_messages' })).data).toMatchObject({
      route: 'marketing_messages',
      reason: 'forced',
      attempts: 1,
      fallback: null,
      status: 400,
      response: { detail: { error: { code: 131055 } } },
    })
    const { data } = await send('spring_sale', { via: 'messages' })
    expect(data).toMatchObject({ route: 'messages', reason: 'forced', attempts: 1, status: 200 })
    expect(await logged(data.trace_id)).toMatchObject({
      asked: 'messages',
      trace: { facts: { via: 'messages' }, steps: [{ way: 'messages', when: 'first' }] },
    })
  })

  it("has the upstream's answer given back as JSON or as text", async () => {
    expect((await send('ambiguous_502', { via: 'marketing_messages' })).data).toMatchObject({
      status: 502,
      response: expect.stringContaining('<html>'),
    })
    expect((await send('ambiguous_reset', { via: 'marketing_messages' })).data).toMatchObject({
      route: 'marketing_messages',
      status: 504,
      response: { error: { code: 131016, type: 'FairwayError' } },
    })
  })

  it('says what it would do, warns, and sends nothing', async () => {
    const before = gateway.sandbox.deliveries.length
    const total = (await api('GET', '/messages')).data.total
    const { status, data } = await send('winter_sale', {}, '?dry_run=true')
    expect([status, data]).toEqual([
      200,
      {
        route: 'marketing_messages',
        reason: 'checked',
        steps: [
          { way: 'marketing_messages', when: 'first' },
          { way: 'messages', when: 'any_failure' },
        ],
        warnings: expect.arrayContaining([
          expect.objectContaining({ code: 'no_click_events', text: expect.any(String) }),
        ]),
        facts: expect.objectContaining({
          via: 'auto',
          override: 'inherit',
          partner_routing: true,
          category: { verdict: 'unknown', source: 'none' },
        }),
      },
    ])
    expect((await send('winter_sale', { via: 'messages' }, '?dry_run=true')).data).toMatchObject({
      route: 'messages',
      reason: 'forced',
      steps: [{ way: 'messages', when: 'first' }],
    })
    expect([gateway.sandbox.deliveries.length, (await api('GET', '/messages')).data.total]).toEqual(
      [before, total],
    )
  })

  it('is suppressed as any other send, and logged', async () => {
    await api('PUT', `/template_categories/${channel.wabaId}/spring_sale/en`, {
      category: 'marketing',
    })
    await gateway.runtime.database.prisma.optOut.create({
      data: {
        partnerId: gateway.partnerId,
        wabaId: channel.wabaId,
        recipient: '5521991112222',
        at: new Date(),
      },
    })
    await changeChannel(gateway, channel.id, { suppressOptedOut: true })
    const { data } = await send('spring_sale')
    expect(data).toMatchObject({
      route: null,
      reason: 'suppressed_opt_out',
      attempts: 0,
      status: 400,
      response: { error: { code: 131050 } },
    })
    expect(await logged(data.trace_id)).toMatchObject({
      reason: 'suppressed_opt_out',
      decided: null,
    })
    expect((await send('spring_sale', {}, '?dry_run=true')).data).toMatchObject({
      route: null,
      reason: 'suppressed_opt_out',
      steps: [],
      warnings: [{ code: 'opted_out' }],
    })
    await changeChannel(gateway, channel.id, { suppressOptedOut: false })
  })

  it("is refused by the gateway's own words where it cannot be let in", async () => {
    expect(
      await send('x', { message: { ...templateMessage('x'), product_policy: 'strict' } }),
    ).toMatchObject({
      status: 400,
      says: expect.stringMatching(
        /^invalid_request \(100\): Invalid request\. product_policy is "strict"/,
      ),
    })
    await changeChannel(gateway, channel.id, { rateLimitMps: 1 })
    await send('autumn_sale')
    expect(await send('autumn_sale')).toMatchObject({
      status: 429,
      says: expect.stringMatching(/^rate_limited \(130429\): /),
    })
    await changeChannel(gateway, channel.id, { rateLimitMps: null })
    gateway.runtime.gateway.draining = true
    const body = Buffer.from(
      JSON.stringify({ channel_id: channel.id, message: templateMessage('x') }),
    )
    const refused = await handlePartnerApi(gateway.runtime, {
      method: 'POST',
      path: `/api/v2/partners/${gateway.partnerId}/messages`,
      query: new URLSearchParams(),
      headers: { 'x-api-key': partnerKey },
      body: async () => body,
    })
    gateway.runtime.gateway.draining = false
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1'])
    expect(
      'body' in refused && JSON.parse(Buffer.from(refused.body).toString()).meta.developer_message,
    ).toMatch(/^unavailable \(131016\): /)
  })

  it.each([
    [{ channel_id: undefined }, 'channel_id'],
    [{ message: 'hi' }, 'message'],
    [{ message: [] }, 'message'],
    [{ campaign: '' }, 'campaign'],
    [{ campaign: 'a\nb' }, 'campaign'],
    [{ campaign: 'x'.repeat(101) }, 'campaign'],
    [{ via: 'sms' }, 'via'],
    [{ source: 'gateway' }, 'source'],
  ])('does not go with %j: refused at %s', async (given, at) => {
    const { status, data } = await send('spring_sale', given)
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([422, [at]])
  })

  it('is dry or not, and nothing else', async () => {
    expect(await send('spring_sale', {}, '?dry_run=yes')).toMatchObject({
      status: 422,
      says: 'dry_run: Accepted are true and false.',
    })
  })

  it("does not go through another partner's channel, or one that is gone", async () => {
    const { runtime } = gateway
    await runtime.database.prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    const other = apiClient(runtime, 'otherPA', {
      'x-api-key': await createTestPartnerKey(runtime, 'otherPA'),
    })
    const before = gateway.sandbox.deliveries.length
    for (const query of ['', '?dry_run=true']) {
      expect(
        await other('POST', `/messages${query}`, {
          channel_id: channel.id,
          message: templateMessage('spring_sale'),
        }),
      ).toMatchObject({ status: 404 })
    }
    const gone = await channelWithKnownList(gateway)
    await api('DELETE', `/channels/${gone.id}`)
    expect((await send('spring_sale', { channel_id: gone.id })).status).toBe(404)
    expect(gateway.sandbox.deliveries.length).toBe(before)
  })
})

describe('a test send, the provider out of reach', () => {
  it('is answered as the gateway answers: nothing left the machine', async () => {
    const gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: await refusingUrl(),
    })
    try {
      const { id } = await channelWithKnownList(gateway)
      const api = apiClient(gateway.runtime, gateway.partnerId, {
        'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
      })
      const { status, data } = await api('POST', '/messages', {
        channel_id: id,
        message: templateMessage('spring_sale'),
      })
      expect([status, data]).toMatchObject([
        200,
        {
          route: 'messages',
          reason: 'checked',
          attempts: 2,
          fallback: 'unreachable',
          status: 502,
          response: { error: { code: 131016 } },
        },
      ])
    } finally {
      await gateway.close()
    }
  })
})
