import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebhookHealth } from '@/lib/contracts/webhook-health'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { statusBody } from '@/lib/server/testing/webhook-bodies'
import { webhookSender } from '@/lib/server/testing/webhook-sender'

describe('many webhooks at once', () => {
  let gateway: TestGateway
  let api: ApiClient
  let roles: Record<Role, ApiClient>
  let channelId: string
  const nowSeconds = () => Math.floor(Date.now() / 1000)

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    roles = await roleClients(gateway.runtime, gateway.partnerId)
    api = roles.operator
    channelId = (await gateway.channel()).id
    const sender = await webhookSender(gateway)
    for (let index = 0; index < 4; index += 1)
      await sender.post(
        statusBody([
          {
            id: `wamid.known${index}`,
            status: index === 0 ? 'failed' : 'delivered',
            at: nowSeconds(),
          },
        ]),
      )
    for (let index = 0; index < 3; index += 1)
      await sender.post(statusBody([{ id: `wamid.late${index}`, at: nowSeconds() }], '9001'))
    await sender.post('no JSON')
  })
  afterAll(() => gateway.close())

  const counts = () =>
    gateway.runtime.database.query<object>(
      "SELECT channel_id, sum(sent) AS sent, sum(delivered) AS delivered, sum(failed) AS failed FROM message_count WHERE grain = 'day' GROUP BY channel_id ORDER BY sum(sent)",
    )
  const healthOf = async (id: string) =>
    (await api('GET', '/webhook_events/health')).data.channels.find(
      (one: WebhookHealth) => one.channel_id === id,
    ) as WebhookHealth

  it('replays what fits, and changes no number that is right', async () => {
    expect((await api('GET', '/webhook_events/replay')).data).toBeNull()
    const before = await counts()
    expect((await api('POST', '/webhook_events/replay', { filters: {} })).data).toMatchObject({
      status: 'finished',
      total: 8,
      done: 8,
      changed: 0,
      finished_at: expect.any(String),
    })
    expect(await counts()).toEqual(before)

    const late = await gateway.channel({ phoneNumberId: '9001' })
    const replayed = (
      await api('POST', '/webhook_events/replay', { filters: { state: 'unassigned' } })
    ).data
    expect(replayed).toMatchObject({ total: 3, done: 3, changed: 3 })
    expect(await counts()).toContainEqual({ channel_id: late.id, sent: 3, delivered: 0, failed: 0 })
    expect((await api('GET', '/webhook_events/replay')).data).toEqual(replayed)
    expect((await api('GET', '/webhook_events?filters={"state":"unassigned"}')).data.total).toBe(0)
  })

  it('is for operators, who must say what fits in words that the list knows', async () => {
    expect((await roles.viewer('POST', '/webhook_events/replay', { filters: {} })).status).toBe(403)
    expect(
      (await api('POST', '/webhook_events/replay', { filters: { colour: 'red' } })).status,
    ).toBe(422)
    expect(
      (await api('POST', '/webhook_events/replay', { filters: { state: 'hub' } })).data,
    ).toMatchObject({ total: 0, status: 'finished' })
  })

  it("tells how each channel's events come in, and which channel is silent", async () => {
    expect(await healthOf(channelId)).toMatchObject({
      events: expect.any(Number),
      failed_share: 0.25,
      last_event_at: expect.any(String),
      last_accepted_at: null,
      silent: false,
    })
    const silent = await gateway.channel({ phoneNumberId: '9002' })
    await gateway.send(silent.key, {
      messaging_product: 'whatsapp',
      to: '5521991112222',
      type: 'text',
      text: { body: 'x' },
    })
    await gateway.runtime.sendCounter.count()
    expect(await healthOf(silent.id)).toMatchObject({
      last_event_at: null,
      events: 0,
      failed_share: null,
      silent: true,
    })
    expect(
      (await api('GET', '/webhook_events/health?sort=-failed_share&limit=2')).data.channels.map(
        ({ channel_id }: WebhookHealth) => channel_id,
      ),
    ).toEqual([silent.id, channelId])
    expect(
      (await api('GET', `/webhook_events/health?filters={"channel_id":"${channelId}"}`)).data,
    ).toMatchObject({ total: 1 })
  })
})
