import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '@/lib/contracts/deliveries'
import type { Role } from '@/lib/domain/accounts/role'
import { seal } from '@/lib/server/crypto/sealed'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { type Receiver, startReceiver } from '@/lib/server/forwarding/testing/start-receiver'
import { eventually } from '@/lib/server/testing/eventually'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { numberChange, statusEntry, webhookBody } from '@/lib/server/testing/webhook-bodies'
import {
  metaSignature,
  type WebhookSender,
  webhookSender,
} from '@/lib/server/testing/webhook-sender'

const KEY = Buffer.alloc(24, 9)

/** A status of a message of the channel with this number. */
const status = (number: string, billed = 'marketing_lite') =>
  numberChange({ statuses: [statusEntry({ id: `wamid.of.${number}`, billed })] }, number)

describe('forwarding from the webhook door', () => {
  let gateway: TestGateway
  let people: Record<Role, ApiClient>
  let sender: WebhookSender
  let flora: Receiver
  let casa: Receiver
  let floraChannel: string
  let casaChannel: string

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { ALLOW_PRIVATE_TARGETS: 'on' },
    })
    flora = await startReceiver()
    casa = await startReceiver()
    floraChannel = (
      await gateway.channel({ name: 'Flora', phoneNumberId: '1', forwardUrl: flora.url })
    ).id
    casaChannel = (
      await gateway.channel({ name: 'Casa', phoneNumberId: '2', forwardUrl: `${casa.url}/in` })
    ).id
    sender = await webhookSender(gateway)
    await gateway.runtime.database.query(
      'UPDATE webhook_endpoint SET forward_secret_encrypted = $1',
      [seal(`whsec_${KEY.toString('base64')}`, gateway.runtime.secrets.encryptionKey)],
    )
    people = await roleClients(gateway.runtime, gateway.partnerId)
  })
  beforeEach(() => {
    for (const receiver of [flora, casa]) {
      receiver.received.length = 0
      receiver.answer = (response) => response.end()
    }
  })
  afterAll(async () => {
    await gateway.close()
    await flora.close()
    await casa.close()
  })

  const list = async (filters: object, query = '') =>
    (
      await people.operator(
        'GET',
        `/deliveries?filters=${encodeURIComponent(JSON.stringify(filters))}${query}`,
      )
    ).data as { total: number; deliveries: Delivery[] }
  /** Waits until the event's deliveries are as they should be, in any order. */
  const settled = (eventId: string, expected: object[]) =>
    eventually(async () => {
      const { deliveries } = await list({ event_id: eventId })
      expect(
        deliveries.toSorted((a, b) =>
          a.channel_id === floraChannel ? -1 : b.channel_id === floraChannel ? 1 : 0,
        ),
      ).toMatchObject(expected)
      return deliveries
    })

  it('a POST goes to its channel byte for byte, and with its signature', async () => {
    const body = Buffer.from(JSON.stringify(webhookBody('102', [status('1')]), null, 1))
    const {
      json: { id },
    } = await sender.post(body)
    await eventually(() => expect(flora.received).toHaveLength(1))
    const [{ headers, body: received }] = flora.received as [Receiver['received'][0]]
    expect(received).toBe(body.toString())
    expect(headers).toMatchObject({
      'x-hub-signature-256': metaSignature(body)['x-hub-signature-256'],
      'x-fairway-billed': 'marketing_lite',
    })
    const signed = createHmac('sha256', KEY)
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${received}`)
      .digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signed}`)
    const [delivery] = await settled(id!, [
      {
        channel_id: floraChannel,
        channel_name: 'Flora',
        forward_url: flora.url,
        state: 'delivered',
        attempts: 1,
        last_status: 200,
      },
    ])
    expect(delivery).toMatchObject({
      id: headers['webhook-id'],
      billed: 'marketing_lite',
      next_at: null,
      last_error: null,
      delivered_at: expect.any(String),
    })
    expect(casa.received).toEqual([])
  })

  it("of one POST with two clients' channels neither sees the other's changes", async () => {
    const {
      json: { id },
    } = await sender.post(
      webhookBody('102', [status('1'), status('2', 'marketing'), status('1', 'marketing')]),
    )
    await settled(id!, [
      { channel_id: floraChannel, state: 'delivered', billed: 'mixed' },
      { channel_id: casaChannel, state: 'delivered', billed: 'marketing' },
    ])
    const [toFlora, toCasa] = [flora.received[0]!, casa.received[0]!]
    expect(JSON.parse(toFlora.body)).toEqual(
      webhookBody('102', [status('1'), status('1', 'marketing')]),
    )
    expect(JSON.parse(toCasa.body)).toEqual(webhookBody('102', [status('2', 'marketing')]))
    expect([
      toCasa.path,
      toFlora.headers['x-hub-signature-256'],
      toCasa.headers['x-hub-signature-256'],
    ]).toEqual(['/in', undefined, undefined])
  })

  it('an inbound message goes on in full, and is kept nowhere', async () => {
    const body = webhookBody('102', [
      numberChange(
        {
          messages: [
            {
              id: 'wamid.in',
              type: 'text',
              timestamp: '1795183950',
              from: '5521991112222',
              text: { body: 'olá' },
            },
          ],
        },
        '1',
      ),
    ])
    const {
      json: { id },
    } = await sender.post(body)
    await settled(id!, [{ state: 'delivered', billed: 'none' }])
    expect(JSON.parse(flora.received[0]!.body)).toEqual(body)
    expect(
      await gateway.runtime.database.query(
        `SELECT encode(e.body, 'escape') LIKE '%text%body%' AS in_ledger, d.body AS delivery FROM webhook_event e
       JOIN delivery d ON d.partner_id = e.partner_id AND d.event_id = e.id WHERE e.id = $1`,
        [id!],
      ),
    ).toEqual([{ in_ledger: false, delivery: null }])
  })

  it('a delivery that was given up is made by a retry of an operator, once', async () => {
    flora.answer = (response) => response.writeHead(410).end()
    const {
      json: { id },
    } = await sender.post(webhookBody('102', [status('1')]))
    const [failed] = (await settled(id!, [
      { state: 'failed', attempts: 1, last_status: 410, next_at: null },
    ])) as [Delivery]
    const path = `/deliveries/${failed.id}/retry`
    expect((await people.viewer('POST', path)).status).toBe(403)
    flora.answer = (response) => response.end()
    expect(await people.operator('POST', path)).toMatchObject({
      status: 200,
      data: { id: failed.id, state: 'pending', next_at: expect.any(String) },
    })
    await settled(id!, [{ state: 'delivered', attempts: 1 }])
    expect(flora.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      failed.id,
      failed.id,
    ])
    expect(await people.operator('POST', path)).toMatchObject({
      status: 409,
      says: `Delivery ${failed.id} was made; its body is not kept.`,
    })
    expect(await people.operator('POST', '/deliveries/none/retry')).toMatchObject({
      status: 404,
      says: 'There is no delivery none.',
    })
    const { data } = await people.owner(
      'GET',
      `/audit_log?filters=${encodeURIComponent('{"action":"delivery.retry"}')}`,
    )
    expect(data.audit_log).toMatchObject([
      { subject: failed.id, before: { state: 'failed', attempts: 1 }, after: { state: 'pending' } },
    ])
  })

  it('the list is filtered, sorted and paged', async () => {
    const all = await list({}, '&limit=100')
    expect(all.total).toBe(5)
    const newest = all.deliveries.map(({ id }) => id)
    expect((await list({}, '&sort=created_at&limit=100')).deliveries.map(({ id }) => id)).toEqual(
      newest.toReversed(),
    )
    expect((await list({}, '&limit=2&offset=1')).deliveries.map(({ id }) => id)).toEqual(
      newest.slice(1, 3),
    )
    expect((await list({ channel_id: casaChannel })).total).toBe(1)
    expect([
      (await list({ state: 'delivered' })).total,
      (await list({ state: 'failed' })).total,
    ]).toEqual([5, 0])
    const at = all.deliveries[1]!.created_at
    expect([(await list({ from: at })).total + (await list({ to: at })).total]).toEqual([5])
    expect(
      (await people.viewer('GET', `/deliveries?filters=${encodeURIComponent('{"state":"lost"}')}`))
        .status,
    ).toBe(422)
  })

  it('the health of a channel shows its last attempt and how many come through', async () => {
    casa.answer = (response) => response.writeHead(500).end()
    const {
      json: { id },
    } = await sender.post(webhookBody('102', [status('2')]))
    const [waiting] = (await settled(id!, [
      { state: 'pending', attempts: 1, last_status: 500 },
    ])) as [Delivery]
    const { data } = await people.operator('GET', '/deliveries/health')
    expect(data).toMatchObject({ count: 2, total: 2 })
    expect(data.channels).toEqual([
      {
        channel_id: casaChannel,
        channel_name: 'Casa',
        forward_url: `${casa.url}/in`,
        pending: 1,
        oldest_pending_at: waiting.created_at,
        delivered: 1,
        failed: 0,
        success_share: 0.5,
        last_at: waiting.last_at,
        last_status: 500,
        last_error: 'The receiver answered 500.',
      },
      expect.objectContaining({
        channel_id: floraChannel,
        pending: 0,
        oldest_pending_at: null,
        delivered: 4,
        success_share: 1,
        last_status: 200,
        last_error: null,
      }),
    ])
    const one = (
      await people.viewer(
        'GET',
        `/deliveries/health?filters=${encodeURIComponent(JSON.stringify({ channel_id: floraChannel }))}`,
      )
    ).data
    expect([one.total, one.channels[0].channel_name]).toEqual([1, 'Flora'])
  })

  it('another partner sees and retries none of it', async () => {
    const { prisma } = gateway.runtime.database
    await prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    const other = await roleClients(gateway.runtime, 'otherPA')
    const [{ id }] = (await list({})).deliveries as [Delivery]
    expect((await other.owner('GET', '/deliveries')).data.total).toBe(0)
    expect((await other.owner('GET', '/deliveries/health')).data.total).toBe(0)
    expect((await other.owner('POST', `/deliveries/${id}/retry`)).status).toBe(404)
  })
})
