import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AlertView } from '@/lib/contracts/alerts'
import type { Role } from '@/lib/domain/accounts/role'
import { AlertWatch } from '@/lib/server/alerts/alert-watch'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { signDelivery } from '@/lib/server/forwarding/sign-delivery'
import { type Receiver, startReceiver } from '@/lib/server/forwarding/testing/start-receiver'
import { eventually } from '@/lib/server/testing/eventually'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { accountBody } from '@/lib/server/testing/webhook-bodies'
import { webhookSender } from '@/lib/server/testing/webhook-sender'

const NOW = Date.parse('2026-11-21T12:30:00Z')
const HOUR = 3_600_000

describe('alerts', () => {
  let gateway: TestGateway
  let people: Record<Role, ApiClient>
  let receiver: Receiver
  let flora: { id: string; wabaId: string }
  let secret: string

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { ALLOW_PRIVATE_TARGETS: 'on' },
    })
    people = await roleClients(gateway.runtime, gateway.partnerId)
    flora = await gateway.channel({ name: 'Flora Norte', phoneNumberId: '1' })
    receiver = await startReceiver()
    await gateway.runtime.poller.refresh()
    secret = (await people.owner('POST', '/webhook_endpoint/forward_secret')).data.forward_secret
  })
  beforeEach(async () => {
    receiver.received.length = 0
    for (const table of ['alert', 'delivery', 'send_count', 'message_count', 'channel_event'])
      await query(`DELETE FROM ${table}`)
  })
  afterAll(async () => {
    await gateway.close()
    await receiver.close()
  })

  const query = (statement: string, values: (string | number | Date)[] = []) =>
    gateway.runtime.database.query(statement, values)
  const watch = (now = NOW) =>
    new AlertWatch({
      database: gateway.runtime.database,
      log: gateway.runtime.log,
      now: () => now,
      onRaised: (partnerId) => gateway.runtime.forwarder.wake(partnerId),
    })
  const alerts = async (filters: object = { open: true }) =>
    (await people.viewer('GET', `/alerts?filters=${encodeURIComponent(JSON.stringify(filters))}`))
      .data.alerts as AlertView[]
  /** Sends of an hour that tried MM, of which some fell back. */
  const sent = (at: number, grain: 'hour' | 'day', plans: number, fallbacks: number) =>
    query(
      `INSERT INTO send_count (partner_id, grain, at, channel_id, campaign, test, way, fallback_class, accepted, fallback_plans, fallbacks)
     VALUES ($1, $2::text::"Grain", $3, $4, 'spring', false, 'messages', 'rejected', 0, $5, $6)`,
      [gateway.partnerId, grain, new Date(at), flora.id, plans, fallbacks],
    )
  const jump = async () => {
    await sent(NOW - 49 * HOUR - (NOW % (24 * HOUR)), 'day', 1000, 10)
    await sent(NOW - (NOW % HOUR), 'hour', 60, 20)
  }

  it('are raised once by whoever looks, and close when their cause is gone', async () => {
    await watch().run()
    expect(await alerts({})).toEqual([])
    await jump()
    await Promise.all([watch().run(), watch().run()])
    await watch(NOW + 60_000).run()
    const [first, ...more] = await alerts()
    expect(more).toEqual([])
    expect(first).toMatchObject({
      kind: 'fallback_rate_jump',
      subject: { type: 'channel', id: flora.id, name: 'Flora Norte' },
      title: '33 % of its messages fall back, usually 1.0 %',
      details: { sends: 60, fallbacks: 20 },
      closed_at: null,
      muted: false,
    })
    await query("UPDATE send_count SET fallbacks = 30 WHERE grain = 'hour'")
    await watch(NOW + 120_000).run()
    expect(await alerts()).toMatchObject([
      { id: first!.id, opened_at: first!.opened_at, details: { fallbacks: 30 } },
    ])
    await query("UPDATE send_count SET fallbacks = 0 WHERE grain = 'hour'")
    await watch(NOW + 180_000).run()
    expect(await alerts()).toEqual([])
    expect(await alerts({ open: false, kind: 'fallback_rate_jump' })).toMatchObject([
      { id: first!.id, closed_at: new Date(NOW + 180_000).toISOString() },
    ])
  })

  it('are muted by hand until they close, which is in the audit log', async () => {
    await jump()
    await watch().run()
    const [{ id }] = (await alerts()) as [AlertView]
    expect((await people.viewer('PATCH', `/alerts/${id}`, { muted: true })).status).toBe(403)
    expect((await people.operator('PATCH', `/alerts/${id}`, { muted: true })).data).toMatchObject({
      id,
      muted: true,
      muted_by: expect.stringMatching(/^user:/),
    })
    await watch(NOW + 60_000).run()
    expect(await alerts({ open: true, muted: false })).toEqual([])
    expect(
      (await people.owner('GET', '/audit_log?filters={"action":"alert"}')).data.audit_log,
    ).toMatchObject([
      {
        action: 'alert.mute',
        subject: `fallback_rate_jump ${flora.id}`,
        before: { muted: false },
        after: { muted: true },
      },
    ])
    expect((await people.operator('PATCH', `/alerts/${id}`, { muted: false })).data).toMatchObject({
      muted: false,
      muted_at: null,
    })
    await query('DELETE FROM send_count')
    await watch().run()
    expect((await people.operator('PATCH', `/alerts/${id}`, { muted: true })).status).toBe(409)
    expect((await people.operator('PATCH', '/alerts/none', { muted: true })).status).toBe(404)
  })

  it('are posted once when they open, signed, and tried again like what is forwarded', async () => {
    const url = `${receiver.url}/alerts`
    expect((await people.owner('PATCH', '/settings/alerts', { webhook_url: url })).data).toEqual({
      webhook_url: url,
    })
    let answers = 0
    receiver.answer = (response) => response.writeHead(++answers === 1 ? 500 : 200).end()
    await jump()
    await watch().run()
    await eventually(() => expect(receiver.received).toHaveLength(1))
    await eventually(async () =>
      expect(
        await query(
          "SELECT 1 FROM delivery WHERE state = 'pending' AND attempts = 1 AND last_status = 500",
        ),
      ).toHaveLength(1),
    )
    await query('UPDATE delivery SET next_at = now()')
    gateway.runtime.forwarder.wake(gateway.partnerId)
    await eventually(() => expect(receiver.received).toHaveLength(2))
    await watch(NOW + 60_000).run()
    const [{ id }] = (await alerts()) as [AlertView]
    const { path, headers, body } = receiver.received[1]!
    expect([path, JSON.parse(body)]).toEqual([
      '/alerts',
      {
        type: 'alert.opened',
        timestamp: new Date(NOW).toISOString(),
        data: expect.objectContaining({
          id,
          kind: 'fallback_rate_jump',
          subject: { type: 'channel', id: flora.id, name: 'Flora Norte' },
        }),
      },
    ])
    const signed = {
      id: String(headers['webhook-id']),
      timestamp: Number(headers['webhook-timestamp']),
      body: Buffer.from(body),
    }
    expect(headers['webhook-signature']).toBe(signDelivery(secret, signed))
    await eventually(async () =>
      expect((await people.operator('GET', '/deliveries')).data.deliveries).toMatchObject([
        {
          event_id: id,
          channel_id: 'alerts',
          channel_name: null,
          forward_url: url,
          state: 'delivered',
          attempts: 2,
        },
      ]),
    )
    expect(receiver.received).toHaveLength(2)
    expect((await people.owner('PATCH', '/settings/alerts', { webhook_url: null })).data).toEqual({
      webhook_url: null,
    })
  })

  it('tell a change of category that a webhook made, and an account that ended', async () => {
    const sender = await webhookSender(gateway)
    const template = {
      message_template_id: 1,
      message_template_name: 'spring_sale',
      message_template_language: 'en',
    }
    const told = (value: object, at: number) =>
      sender.post(
        accountBody(
          'template_category_update',
          { ...template, ...value },
          { entryId: flora.wabaId, time: at / 1000 },
        ),
      )
    await told({ new_category: 'MARKETING' }, NOW - 2 * HOUR)
    await told({ new_category: 'MARKETING', correct_category: 'UTILITY' }, NOW - HOUR)
    await watch().run()
    expect(await alerts()).toMatchObject([
      {
        kind: 'category_change',
        subject: { type: 'template', id: `${flora.wabaId}/spring_sale/en`, name: 'spring_sale' },
        title: 'Meta will make it not marketing',
      },
    ])
    const [{ id }] = (await alerts()) as [AlertView]
    await told({ previous_category: 'MARKETING', new_category: 'UTILITY' }, NOW)
    await sender.post(
      accountBody(
        'account_update',
        { event: 'ACCOUNT_DELETED', waba_info: { waba_id: flora.wabaId } },
        { entryId: flora.wabaId, time: NOW / 1000 },
      ),
    )
    await watch(NOW + 60_000).run()
    expect((await alerts()).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject([
      {
        id,
        title: 'Meta made it not marketing',
        details: {
          from: 'marketing',
          to: 'non_marketing',
          changed_at: new Date(NOW).toISOString(),
        },
      },
      {
        kind: 'waba_ineligible',
        subject: { type: 'waba', id: flora.wabaId },
        details: { event: 'ACCOUNT_DELETED' },
      },
    ])
    await query('DELETE FROM template_category')
    await query('UPDATE waba SET standing = NULL, standing_event = NULL, standing_at = NULL')
  })

  it('notice what the counters and the queue hold of webhooks, routing and forwarding', async () => {
    await query(
      `INSERT INTO send_count (partner_id, grain, at, channel_id, campaign, test, way, fallback_class, accepted, first_at, last_at)
       VALUES ($1, 'hour', $2, $3, 'spring', false, 'marketing_messages', '', 3, $4, $5)`,
      [
        gateway.partnerId,
        new Date(NOW - (NOW % HOUR) - HOUR),
        flora.id,
        new Date(NOW - 70 * 60_000),
        new Date(NOW - 40 * 60_000),
      ],
    )
    await query(
      `INSERT INTO message_count (partner_id, grain, at, channel_id, campaign, test, country, way, failure_code, sent, failed, silent_fallbacks, upstream_routed)
       VALUES ($1, 'hour', $2, $3, 'spring', false, 'BR', 'messages', 131049, 0, 20, 5, 5)`,
      [gateway.partnerId, new Date(NOW - (NOW % HOUR)), flora.id],
    )
    await query('UPDATE channel SET forward_url = $1', [receiver.url])
    await query(
      `INSERT INTO delivery (partner_id, id, event_id, channel_id, state, headers, billed, created_at, next_at, give_up_at, attempts)
       SELECT $1::text, n, n, $2::text, 'failed', '{}', 'none', $3, now() - interval '1 hour', now(), 9 FROM unnest('{a,b,c}'::text[]) AS n`,
      [gateway.partnerId, flora.id, new Date(NOW - HOUR)],
    )
    const kinds = async () => (await alerts()).map(({ kind }) => kind).sort()
    await query(
      'INSERT INTO channel_event (partner_id, channel_id, last_event_at) VALUES ($1, $2, $3)',
      [gateway.partnerId, flora.id, new Date(NOW - 30 * 60_000)],
    )
    await watch().run()
    expect(await kinds()).toEqual([
      'forwarding_failing',
      'held_back_by_meta',
      'provider_routes_itself',
      'silent_fallbacks',
    ])
    await query('UPDATE channel_event SET last_event_at = $1', [new Date(NOW - 65 * 60_000)])
    await watch().run()
    expect(await kinds()).toEqual([
      'forwarding_failing',
      'held_back_by_meta',
      'provider_routes_itself',
      'silent_fallbacks',
      'webhooks_silent',
    ])
    // Nothing is owed of a channel that was taken out of use.
    await query('UPDATE channel SET deleted_at = $1', [new Date(NOW)])
    await watch().run()
    expect(await kinds()).toEqual([])
  })
})

describe('where alerts are posted', () => {
  it('is a public address, and only with a secret to sign them', async () => {
    const gateway = await startTestGateway({ database: await openTestDatabase() })
    try {
      const { owner } = await roleClients(gateway.runtime, gateway.partnerId)
      await gateway.runtime.poller.refresh()
      for (const webhook_url of [
        'http://127.0.0.1/',
        'http://localhost:8080/',
        'https://ana:word@example.com/',
      ]) {
        expect(
          (await owner('PATCH', '/settings/alerts', { webhook_url })).data.issues,
        ).toMatchObject([{ path: 'webhook_url' }])
      }
      expect(
        (await owner('PATCH', '/settings/alerts', { webhook_url: 'https://example.com/alerts' }))
          .status,
      ).toBe(409)
      await owner('POST', '/webhook_endpoint/forward_secret')
      expect(
        (await owner('PATCH', '/settings/alerts', { webhook_url: 'https://example.com/alerts' }))
          .data,
      ).toEqual({ webhook_url: 'https://example.com/alerts' })
      expect((await owner('GET', '/settings/alerts')).data).toEqual({
        webhook_url: 'https://example.com/alerts',
      })
    } finally {
      await gateway.close()
    }
  })
})
