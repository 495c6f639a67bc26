import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageItem } from '@/lib/contracts/messages'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { AT, statusBody } from '@/lib/server/testing/webhook-bodies'
import { webhookSender } from '@/lib/server/testing/webhook-sender'

const DAY_MS = 24 * 3_600_000

describe('the filters of the send log', () => {
  let gateway: TestGateway
  let clients: Awaited<ReturnType<typeof roleClients>>
  let clientId: string
  let sent: { trace: string; wamid: string }[]

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    clients = await roleClients(gateway.runtime, gateway.partnerId)
    const [mine, other] = [
      await channelWithKnownList(gateway, { phoneNumberId: '5550001' }),
      await channelWithKnownList(gateway),
    ]
    clientId = mine.clientId
    sent = []
    for (const [key, name] of [
      [mine.key, 'spring_sale'],
      [other.key, 'utility_receipt'],
    ] as const) {
      const { headers, body } = await gateway.send(key, templateMessage(name))
      const answer = JSON.parse(Buffer.from(body).toString()) as { messages: [{ id: string }] }
      sent.push({ trace: headers['x-fairway-trace']!, wamid: answer.messages[0].id })
    }
  })
  afterAll(() => gateway.close())

  const find = async (filters: object, client: ApiClient = clients.operator) => {
    const { status, data } = await client(
      'GET',
      `/messages?sort=at&filters=${encodeURIComponent(JSON.stringify(filters))}`,
    )
    expect(status).toBe(200)
    return (data.messages as MessageItem[]).map(({ trace_id }) => trace_id)
  }
  const both = () => sent.map(({ trace }) => trace)
  const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10)

  it('find by client, by fallback and by day', async () => {
    expect(await find({ client_id: clientId })).toEqual([sent[0]!.trace])
    expect(await find({ fell_back: true })).toEqual([sent[1]!.trace])
    expect(await find({ fell_back: false })).toEqual([sent[0]!.trace])
    expect(await find({ from: day(-1), to: day(0) })).toEqual(both())
    expect(await find({ from: day(1) })).toEqual([])
    expect(await find({ to: day(-1) })).toEqual([])
  })

  it('find by the furthest that webhooks told', async () => {
    const { post } = await webhookSender(gateway)
    const told = (status: string, at: number) => ({ id: sent[0]!.wamid, status, at })
    expect(
      (
        await post(
          statusBody(
            [told('sent', AT), told('delivered', AT + 2), told('read', AT + 9)],
            '5550001',
          ),
        )
      ).status,
    ).toBe(200)
    expect(await find({ status: 'read' })).toEqual([sent[0]!.trace])
    expect(await find({ status: 'delivered' })).toEqual([])
    expect(await find({ status: 'failed' })).toEqual([])
  })

  it('find one by trace, wamid or number, as it is written', async () => {
    expect(await find({ search: ` ${sent[0]!.trace} ` })).toEqual([sent[0]!.trace])
    expect(await find({ search: sent[1]!.wamid })).toEqual([sent[1]!.trace])
    expect(await find({ search: '+55 21 99111-2222' })).toEqual(both())
    expect(await find({ search: '5521' })).toEqual([])
    expect(await find({ search: '+55 21 99111-2222', client_id: clientId })).toEqual([
      sent[0]!.trace,
    ])
  })

  it('tell viewers nothing of a number', async () => {
    expect(await find({ search: '5521991112222' }, clients.viewer)).toEqual([])
    expect(await find({ search: sent[0]!.wamid }, clients.viewer)).toEqual([])
    expect(await find({ search: sent[0]!.trace }, clients.viewer)).toEqual([sent[0]!.trace])
    const one = (id: string) => clients.viewer('GET', `/messages/${encodeURIComponent(id)}`)
    expect([(await one(sent[0]!.wamid)).status, (await one(sent[0]!.trace)).status]).toEqual([
      404, 200,
    ])
  })

  it.each([
    [{ from: 'today' }, 'filters.from'],
    [{ to: '2026-13-01' }, 'filters.to'],
    [{ fell_back: 'yes' }, 'filters.fell_back'],
  ])('refuse %j', async (filters, at) => {
    const { status, data } = await clients.operator(
      'GET',
      `/messages?filters=${JSON.stringify(filters)}`,
    )
    expect([status, data.issues[0].path]).toEqual([422, at])
  })
})
