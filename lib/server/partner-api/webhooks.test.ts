import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
  roleClients,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import {
  AT,
  NUMBER,
  numberChange,
  statusBody,
  webhookBody,
} from '@/lib/server/testing/webhook-bodies'
import { type WebhookSender, webhookSender } from '@/lib/server/testing/webhook-sender'

describe('webhooks in the Partner API', () => {
  let gateway: TestGateway
  let channel: TestChannel
  let sender: WebhookSender
  let api: ApiClient
  let roles: Record<Role, ApiClient>
  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { APP_URL: 'https://hub.example' },
    })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    roles = await roleClients(gateway.runtime, gateway.partnerId)
    channel = await gateway.channel()
  })
  afterAll(() => gateway.close())

  describe('the endpoint', () => {
    it('is there without being made, and says that nothing proves a post yet', async () => {
      const { data } = await api('GET', '/webhook_endpoint')
      expect(data).toMatchObject({
        url: expect.stringMatching(/^https:\/\/hub\.example\/webhooks\/[\w-]{32}$/),
        verify_token: expect.stringMatching(/^[\w-]{24}$/),
        proofs: { meta_app_secret: false, d360_platform_secret: false, static_header: null },
        has_forward_secret: false,
        last_event_at: null,
        rejected: { count: 0, last_at: null, last_reason: null },
      })
      const answer = await fetch(data.url.replace('https://hub.example', gateway.url), {
        method: 'POST',
        body: '{}',
      })
      expect(answer.status).toBe(401)
      expect((await api('GET', '/webhook_endpoint')).data.rejected).toMatchObject({
        count: 1,
        last_reason: 'no secret or static header is set for this endpoint',
      })
      expect((await api('POST', '/webhook_endpoint/test')).status).toBe(409)
    })

    it('takes secrets, which hold at once, shows none of them, and keeps them out of the audit log', async () => {
      const secrets = {
        meta_app_secret: 'meta-secret-1',
        d360_platform_secret: 'platform-secret-1',
        static_header: { name: 'X-Own', value: 'header-value-1' },
      }
      const changed = await api('PATCH', '/webhook_endpoint', {
        ...secrets,
        verify_token: 'a-token-of-ours',
      })
      expect(changed.data).toMatchObject({
        verify_token: 'a-token-of-ours',
        proofs: { meta_app_secret: true, d360_platform_secret: true, static_header: 'X-Own' },
      })
      const url = changed.data.url.replace('https://hub.example', gateway.url)
      expect(
        (await fetch(`${url}?hub.mode=subscribe&hub.verify_token=a-token-of-ours&hub.challenge=7`))
          .status,
      ).toBe(200)
      expect(
        (await fetch(url, { method: 'POST', headers: { 'x-own': 'header-value-1' }, body: '{}' }))
          .status,
      ).toBe(200)
      const removed = await api('PATCH', '/webhook_endpoint', { static_header: null })
      expect(removed.data.proofs).toEqual({
        meta_app_secret: true,
        d360_platform_secret: true,
        static_header: null,
      })
      expect(
        (await fetch(url, { method: 'POST', headers: { 'x-own': 'header-value-1' }, body: '{}' }))
          .status,
      ).toBe(401)
      const audit = await api('GET', '/audit_log?filters={"action":"webhook_endpoint"}')
      expect(
        audit.data.audit_log.map(({ action, before, after }: Record<string, unknown>) => [
          action,
          before,
          after,
        ]),
      ).toEqual([
        ['webhook_endpoint.change', { static_header: 'X-Own' }, { static_header: null }],
        [
          'webhook_endpoint.change',
          {
            verify_token: '(changed)',
            meta_app_secret: false,
            d360_platform_secret: false,
            static_header: null,
          },
          {
            verify_token: '(changed)',
            meta_app_secret: true,
            d360_platform_secret: true,
            static_header: 'X-Own',
          },
        ],
      ])
      expect(JSON.stringify([changed, removed, audit])).not.toMatch(/secret-1|value-1/)
    })

    it.each([
      [{ meta_app_secret: 'short' }, 'meta_app_secret'],
      [{ meta_app_secret: ' with a space' }, 'meta_app_secret'],
      [{ verify_token: null }, 'verify_token'],
      [{ static_header: { name: 'Content-Length', value: 'long enough' } }, 'static_header.name'],
      [{ static_header: { name: 'a b', value: 'long enough' } }, 'static_header.name'],
      [{ static_header: { name: 'X-Own', value: 'short' } }, 'static_header.value'],
      [{ url: 'https://elsewhere.example' }, 'url'],
    ])('refuses %j', async (body, path) => {
      expect(await api('PATCH', '/webhook_endpoint', body)).toMatchObject({
        status: 422,
        data: { issues: [{ path }] },
      })
    })

    it('shows a new forward secret once', async () => {
      const made = await api('POST', '/webhook_endpoint/forward_secret')
      expect(made).toMatchObject({
        status: 201,
        data: { forward_secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) },
      })
      expect((await api('POST', '/webhook_endpoint/forward_secret')).data.forward_secret).not.toBe(
        made.data.forward_secret,
      )
      expect((await api('GET', '/webhook_endpoint')).data.has_forward_secret).toBe(true)
    })

    it('tests itself with a signed event that changes nothing', async () => {
      const { data } = await api('POST', '/webhook_endpoint/test')
      expect(data).toMatchObject({ status: 200, reason: null })
      expect((await api('GET', `/webhook_events/${data.event_id}`)).data).toMatchObject({
        state: 'accepted',
        kinds: ['other'],
        changes: { effects: [], statuses: {} },
      })
      expect(
        Date.parse((await api('GET', '/webhook_endpoint')).data.last_event_at),
      ).toBeGreaterThan(Date.now() - 60_000)
    })
  })

  describe('the ledger', () => {
    beforeAll(async () => {
      sender = await webhookSender(gateway)
    })
    const listed = async (filters: object, query = '') =>
      (
        await api(
          'GET',
          `/webhook_events?filters=${encodeURIComponent(JSON.stringify(filters))}${query}`,
        )
      ).data.webhook_events as { id: string; state: string }[]

    it('lists posts newest first, pages them and finds them by state, kind, channel, WABA and time', async () => {
      const ids: string[] = []
      for (const body of [
        statusBody([{ id: 'wamid.l' }]),
        { id: 'h', event: 'client_created', data: {} },
        'nonsense',
        statusBody([{}], '404'),
      ])
        ids.push((await sender.post(body)).json.id!)
      const [status, hub, quarantined, unassigned] = ids
      expect((await listed({}, '&limit=4')).map(({ id }) => id)).toEqual(ids.toReversed())
      expect((await listed({}, '&limit=1&offset=1')).map(({ id }) => id)).toEqual([quarantined])
      for (const [filters, id] of [
        [{ state: 'hub' }, hub],
        [{ state: 'quarantined', kind: undefined }, quarantined],
        [{ state: 'unassigned' }, unassigned],
        [{ search: hub }, hub],
        [{ search: channel.id }, status],
        [{ kind: 'status', channel_id: channel.id }, status],
        [{ waba_id: channel.wabaId }, status],
      ] as const)
        expect((await listed(filters))[0]!.id).toBe(id)
      expect(await listed({ to: '2020-01-01T00:00:00Z' })).toEqual([])
      expect(
        (await listed({ from: '2020-01-01T00:00:00Z', kind: 'hub' })).map(({ id }) => id),
      ).toEqual([hub])
      expect((await api('GET', '/webhook_events?filters={"kind":"none"}')).status).toBe(422)
    })

    it('shows the raw JSON to operators and owners, and to viewers no recipient', async () => {
      const payload = webhookBody(channel.wabaId, [
        {
          field: 'user_preferences',
          value: {
            ...(numberChange({}) as { value: object }).value,
            user_preferences: [
              {
                wa_id: '5521991112222',
                category: 'marketing_messages',
                value: 'stop',
                timestamp: AT,
              },
            ],
          },
        },
      ])
      const {
        json: { id },
      } = await sender.post(payload)
      for (const role of ['operator', 'owner'] as const) {
        expect((await roles[role]('GET', `/webhook_events/${id}`)).data).toMatchObject({
          raw: payload,
          changes: { effects: [{ recipient: '5521991112222' }] },
        })
      }
      const seen = (await roles.viewer('GET', `/webhook_events/${id}`)).data
      expect(seen).toMatchObject({ raw: null, changes: { effects: [{ recipient: '…22' }] } })
      expect(JSON.stringify([seen, await roles.viewer('GET', '/webhook_events')])).not.toContain(
        '5521991112222',
      )
      expect(
        (await api('GET', `/webhook_events/${(await sender.post('no JSON')).json.id}`)).data.raw,
      ).toMatchObject({ fairway_not_kept: { length: 7 } })
    })

    it('replays: what was of nobody is applied once there is a channel, and nothing is applied twice', async () => {
      const {
        json: { id },
      } = await sender.post(
        webhookBody('1', [
          ...(
            statusBody([{ id: 'wamid.r' }, { id: 'wamid.r' }], '9001') as {
              entry: { changes: object[] }[]
            }
          ).entry[0]!.changes,
          ...(statusBody([{ id: 'wamid.s' }], NUMBER) as { entry: { changes: object[] }[] })
            .entry[0]!.changes,
        ]),
      )
      const replay = () => api('POST', `/webhook_events/${id}/replay`)
      expect((await replay()).data).toMatchObject({
        state: 'unassigned',
        changes: { statuses: { sent: { new: 1, repeated: 0 } }, unassigned: 2 },
      })
      const late = await gateway.channel({ phoneNumberId: '9001' })
      for (let times = 0; times < 3; times += 1) {
        expect((await replay()).data).toMatchObject({
          state: 'accepted',
          channel_ids: expect.arrayContaining([late.id, channel.id]),
          replayed_at: expect.any(String),
          changes: {
            statuses: { sent: { new: 2, repeated: 1 } },
            unassigned: 0,
            effects: [{ what: 'onboarding' }],
          },
        })
      }
      expect(
        await gateway.runtime.database.query(
          "SELECT sent FROM message_count WHERE channel_id = $1 AND grain = 'day'",
          [late.id],
        ),
      ).toEqual([{ sent: 1 }])
      expect((await roles.viewer('POST', `/webhook_events/${id}/replay`)).status).toBe(403)
      expect((await api('POST', '/webhook_events/unknown/replay')).status).toBe(404)
    })

    it("keeps partners apart: another's endpoint knows neither the channels nor the posts", async () => {
      await gateway.runtime.database.prisma.partner.create({
        data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
      })
      const other = await webhookSender({ ...gateway, partnerId: 'otherPA' })
      const {
        json: { id },
      } = await other.post(statusBody([{ id: 'wamid.other' }]))
      const [row] = await gateway.runtime.database.query<object>(
        'SELECT partner_id, state, channel_ids FROM webhook_event WHERE id = $1',
        [id!],
      )
      expect(row).toEqual({ partner_id: 'otherPA', state: 'unassigned', channel_ids: [] })
      for (const [method, path] of [
        ['GET', `/webhook_events/${id}`],
        ['POST', `/webhook_events/${id}/replay`],
      ] as const)
        expect((await api(method, path)).status).toBe(404)
      expect(
        await gateway.runtime.database.query(
          "SELECT 1 FROM message_status WHERE wamid = 'wamid.other'",
        ),
      ).toEqual([])
    })
  })
})
