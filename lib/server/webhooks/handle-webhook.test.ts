import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seal } from '@/lib/server/crypto/sealed'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import {
  AT,
  accountBody,
  clickEntry,
  numberChange,
  statusBody,
  webhookBody,
} from '@/lib/server/testing/webhook-bodies'
import {
  D360_PLATFORM_SECRET,
  META_APP_SECRET,
  metaSignature,
  type WebhookSender,
  webhookSender,
} from '@/lib/server/testing/webhook-sender'
import { readLedgerBody } from '@/lib/server/webhooks/proven-post'

const body = Buffer.from(JSON.stringify(statusBody([{ id: 'wamid.proof' }])))
const hmac = (secret: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding)

describe('the webhook door', () => {
  let gateway: TestGateway
  let channel: TestChannel
  let sender: WebhookSender
  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { LOG_LEVEL: 'silent' },
    })
    channel = await gateway.channel()
    sender = await webhookSender(gateway)
  })
  afterAll(() => gateway.close())

  const query = <Row extends object>(statement: string, ...values: string[]) =>
    gateway.runtime.database.query<Row>(statement, values)
  const ledgerRow = async (id: string | undefined) =>
    (
      await query<{
        state: string
        kinds: string[]
        channel_ids: string[]
        waba_ids: string[]
        reason: string | null
        body: Uint8Array
        changes: object
      }>('SELECT * FROM webhook_event WHERE id = $1', id!)
    )[0]!
  const posted = async (payload: unknown) => {
    const { status, json } = await sender.post(payload)
    expect(status).toBe(200)
    return ledgerRow(json.id)
  }
  const eventCount = async () =>
    (await query<{ count: number }>('SELECT count(*)::int AS count FROM webhook_event'))[0]!.count
  const endpointRow = async () =>
    (
      await query<{ rejected_count: number; rejected_last_reason: string }>(
        'SELECT * FROM webhook_endpoint WHERE partner_id = $1',
        gateway.partnerId,
      )
    )[0]!

  it('keeps a post of statuses, moves the message and the counters, and answers with its id', async () => {
    const payload = statusBody([
      { id: 'wamid.a', status: 'read', at: AT + 9, billed: null },
      { id: 'wamid.a' },
      { id: 'wamid.a', status: 'delivered', at: AT + 5 },
    ])
    const row = await posted(payload)
    expect(row).toMatchObject({
      state: 'accepted',
      kinds: ['status'],
      channel_ids: [channel.id],
      waba_ids: [channel.wabaId],
      reason: null,
      changes: {
        statuses: {
          sent: { new: 1, repeated: 0 },
          delivered: { new: 1, repeated: 0 },
          read: { new: 1, repeated: 0 },
        },
        unassigned: 0,
      },
    })
    expect(JSON.parse(Buffer.from(row.body).toString())).toEqual(payload)
    expect(
      await query(
        "SELECT sent, delivered, read, way FROM message_count WHERE channel_id = $1 AND grain = 'day' ORDER BY way",
        channel.id,
      ),
    ).toEqual([{ sent: 1, delivered: 1, read: 1, way: 'marketing_messages' }])
    expect((await posted(payload)).changes).toMatchObject({
      statuses: { sent: { new: 0, repeated: 1 } },
    })
    expect(await query('SELECT channel_id FROM channel_event')).toEqual([
      { channel_id: channel.id },
    ])
  })

  it.each<[string, Record<string, string>]>([
    ["Meta's signature", metaSignature(body)],
    [
      "Meta's signature in upper case",
      { 'x-hub-signature-256': `sha256=${hmac(META_APP_SECRET, 'hex').toUpperCase()}` },
    ],
    ["360dialog's in hex", { 'x-360dialog-signature': hmac(D360_PLATFORM_SECRET, 'hex') }],
    [
      "360dialog's in hex with its algorithm",
      { 'x-360dialog-signature': `sha256=${hmac(D360_PLATFORM_SECRET, 'hex')}` },
    ],
    ["360dialog's in base64", { 'x-360dialog-signature': hmac(D360_PLATFORM_SECRET, 'base64') }],
    [
      'one that is right beside one that is wrong',
      { 'x-360dialog-signature': 'nonsense', ...metaSignature(body) },
    ],
  ])('takes %s', async (_what, headers) => {
    expect((await sender.post(body, headers)).status).toBe(200)
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['no proof', {}, /X-Hub-Signature-256 and x-360dialog-signature is missing/],
    [
      'a signature by another secret',
      metaSignature(body, 'another'),
      /X-Hub-Signature-256 does not fit/,
    ],
    ['a signature of other bytes', metaSignature(Buffer.from('{}')), /does not fit/],
    [
      "Meta's signature without its algorithm",
      { 'x-hub-signature-256': hmac(META_APP_SECRET, 'hex') },
      /does not fit/,
    ],
    [
      'half a signature',
      { 'x-hub-signature-256': metaSignature(body)['x-hub-signature-256']!.slice(0, 40) },
      /does not fit/,
    ],
    [
      'one secret under the other name',
      { 'x-360dialog-signature': hmac(META_APP_SECRET, 'hex') },
      /x-360dialog-signature does not fit/,
    ],
    ['an empty one', { 'x-360dialog-signature': '' }, /does not fit/],
    ['a static header where none is set', { authorization: 'Bearer anything' }, /missing/],
  ])(
    'refuses %s with 401, keeps nothing of it and counts it with the reason',
    async (_what, headers, reason) => {
      const [events, before] = [await eventCount(), await endpointRow()]
      const { status, json } = await sender.post(body, headers)
      expect([status, json.reason]).toEqual([401, expect.stringMatching(reason)])
      await gateway.runtime.webhooks.rejections.flush()
      const after = await endpointRow()
      expect([
        Number(after.rejected_count) - Number(before.rejected_count),
        after.rejected_last_reason,
      ]).toEqual([1, expect.stringMatching(reason)])
      expect(await eventCount()).toBe(events)
    },
  )

  it('takes the static header, whatever the case of its name', async () => {
    await query(
      "UPDATE webhook_endpoint SET static_header_name = $2, static_header_value_encrypted = decode($3, 'hex') WHERE partner_id = $1",
      gateway.partnerId,
      'X-Static',
      Buffer.from(seal('the value', gateway.runtime.secrets.encryptionKey)).toString('hex'),
    )
    await query(
      'UPDATE revision SET directory_number = directory_number + 1 WHERE partner_id = $1',
      gateway.partnerId,
    )
    await gateway.runtime.poller.refresh()
    expect((await sender.post(body, { 'x-static': 'the value' })).status).toBe(200)
    expect((await sender.post(body, { 'x-static': 'the value.' })).status).toBe(401)
  })

  it('answers the handshake with the challenge, and any wrong one with 403', async () => {
    const ask = (params: Record<string, string>) =>
      fetch(`${sender.url}?${new URLSearchParams(params)}`)
    const right = {
      'hub.mode': 'subscribe',
      'hub.challenge': '1158201444',
      'hub.verify_token': sender.verifyToken,
    }
    const answer = await ask(right)
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      '1158201444',
    ])
    for (const wrong of [
      { ...right, 'hub.verify_token': 'x' },
      { ...right, 'hub.verify_token': '' },
      { ...right, 'hub.mode': 'unsubscribe' },
      {},
    ] as Record<string, string>[]) {
      expect((await ask(wrong)).status).toBe(403)
    }
  })

  it('answers other methods with 405, other addresses with 404, and bodies over 3 MiB with 413', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await fetch(sender.url, { method })
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([
        method,
        405,
        'GET, POST',
      ])
    }
    for (const path of ['unknown', `${sender.url.split('/').pop()}/`, '', '%00']) {
      expect(
        (
          await fetch(`${gateway.url}/webhooks/${path}`, {
            method: 'POST',
            headers: metaSignature(body),
            body,
          })
        ).status,
      ).toBe(404)
    }
    const longest = Buffer.from(JSON.stringify(statusBody([])).padEnd(3 * 1024 * 1024))
    expect((await sender.post(longest)).status).toBe(200)
    expect((await sender.post(Buffer.concat([longest, Buffer.from(' ')]))).status).toBe(413)
  })

  it.each([
    ['no JSON', 'entry=1', /not JSON/],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), /not JSON/],
    ['JSON of no known shape', '{"hello":[]}', /no shape/],
  ])('quarantines %s', async (_what, payload, reason) => {
    const row = await posted(payload)
    expect(row).toMatchObject({
      state: 'quarantined',
      kinds: [],
      reason: expect.stringMatching(reason),
    })
    // It may hold what people wrote, and nobody can say where: length and hash are left of it.
    expect(JSON.parse(Buffer.from(row.body).toString())).toEqual({
      fairway_not_kept: {
        reason: row.reason,
        length: Buffer.from(payload).byteLength,
        sha256: createHash('sha256').update(payload).digest('hex'),
      },
    })
    expect(readLedgerBody(row.body, Date.now())).toEqual({ updates: [], quarantined: row.reason })
  })

  const secret = { messages: [{ id: 'wamid.in', type: 'text', text: { body: 'a secret' } }] }
  const one = (value: object, field = 'messages') =>
    JSON.stringify({ entry: [{ id: '1', changes: [{ field, value }] }] })
  it.each([
    [
      'a member named twice',
      one({}).replace('{"entry"', `{"entry":${JSON.stringify([secret])},"entry"`),
    ],
    [
      'a list named twice',
      one(secret).replace('"messages":[', '"messages":[{"text":{"body":"a secret"}}],"messages":['),
    ],
    ['a byte order mark', `\uFEFF${one(secret)}`],
    ['content inside a status', one({ statuses: [{ id: 'wamid.s', text: { body: 'a secret' } }] })],
    ['content of a field nobody knows', one({ drafts: [{ caption: 'a secret' }] }, 'drafts')],
    [
      'names beside a status',
      one({ statuses: [], contacts: [{ profile: { name: 'a secret' }, wa_id: '1' }] }),
    ],
    [
      'content deeper than is looked through',
      one({ a: JSON.parse(`${'['.repeat(40)}"a secret"${']'.repeat(40)}`) as unknown }),
    ],
    ['another encoding', Buffer.from(one(secret), 'utf16le')],
    ['a shape nobody knows', JSON.stringify({ note: 'a secret' })],
    ['half of its JSON', one(secret).slice(0, -1)],
  ])('keeps nothing that people wrote of a post with %s', async (_what, payload) => {
    const row = await posted(payload)
    const kept = Buffer.from(row.body)
    expect([kept.includes('a secret'), kept.includes(Buffer.from('a secret', 'utf16le'))]).toEqual([
      false,
      false,
    ])
  })

  it('keeps what is about other numbers and WABAs as unassigned, and applies the rest', async () => {
    const row = await posted(
      webhookBody('1', [
        numberChange({ statuses: [] }, 'unknown'),
        ...[statusBody([{ id: 'wamid.b' }]), statusBody([{ id: 'wamid.b' }], 'unknown')].flatMap(
          (one) => (one as { entry: { changes: object[] }[] }).entry[0]!.changes,
        ),
        {
          field: 'account_update',
          value: { event: 'MM_LITE_TERMS_SIGNED', waba_info: { waba_id: 'unknown' } },
        },
      ]),
    )
    expect(row).toMatchObject({
      state: 'unassigned',
      kinds: ['account_update', 'other', 'status'],
      channel_ids: [channel.id],
    })
    expect(row.changes).toMatchObject({
      statuses: { sent: { new: 1, repeated: 0 } },
      unassigned: 3,
    })
  })

  it("keeps events of 360dialog's hub as such, and fields nobody knows", async () => {
    expect(await posted({ id: 'x', event: 'channel_running', data: {} })).toMatchObject({
      state: 'hub',
      kinds: ['hub'],
    })
    expect(
      await posted(accountBody('what_meta_adds', { any: 1 }, { entryId: channel.wabaId })),
    ).toMatchObject({ state: 'accepted', kinds: ['other'], channel_ids: [channel.id] })
  })

  it('keeps of inbound messages their id, type and time only', async () => {
    const row = await posted(
      webhookBody('1', [
        numberChange({
          contacts: [{ profile: { name: 'Ana' }, wa_id: '5521991112222' }],
          messages: [
            {
              from: '5521991112222',
              id: 'wamid.in',
              timestamp: '1795183950',
              type: 'text',
              text: { body: 'a secret' },
            },
          ],
        }),
      ]),
    )
    expect(row).toMatchObject({
      state: 'accepted',
      kinds: ['inbound_message'],
      changes: { inbound_messages: 1 },
    })
    const text = Buffer.from(row.body).toString()
    expect(text).toContain('{"id":"wamid.in","type":"text","timestamp":"1795183950"}')
    expect(text).not.toMatch(/secret|Ana|5521991112222/)
  })

  it('counts a click once, and a page view apart', async () => {
    const click = webhookBody('1', [
      numberChange({
        user_actions: [
          clickEntry(),
          clickEntry({ click_component: 'CTA', click_id: 'ARA-one' }),
          clickEntry({ click_id: 'ARA-one' }, 'landing_page_view'),
        ],
      }),
    ])
    expect((await posted(click)).changes).toMatchObject({
      user_actions: {
        marketing_messages_link_click: { new: 1, repeated: 1 },
        landing_page_view: { new: 1, repeated: 0 },
      },
    })
    expect((await posted(click)).changes).toMatchObject({
      user_actions: { marketing_messages_link_click: { new: 0, repeated: 2 } },
    })
  })

  it('takes more than a thousand updates in one post, and many posts at once', async () => {
    const many = Array.from({ length: 2_500 }, (_, n) => ({ id: `wamid.many${n}` }))
    expect((await posted(statusBody(many))).changes).toMatchObject({
      statuses: { sent: { new: 2_500 } },
    })
    const rows = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        posted(statusBody([{ id: `wamid.many${n}`, status: 'delivered' }])),
      ),
    )
    expect(rows.every(({ state }) => state === 'accepted')).toBe(true)
  })

  it('counts late events of a deleted channel; a live one of the same number wins', async () => {
    const gone = await gateway.channel({ phoneNumberId: '77', deletedAt: new Date() })
    expect((await posted(statusBody([{ id: 'wamid.gone' }], '77'))).channel_ids).toEqual([gone.id])
    const live = await gateway.channel({ phoneNumberId: '77' })
    expect((await posted(statusBody([{ id: 'wamid.live' }], '77'))).channel_ids).toEqual([live.id])
  })

  it('is found also while what it knows is read anew', async () => {
    const {
      webhooks: { endpoints },
      database,
    } = gateway.runtime
    const { endpointId } = endpoints.ofPartner(gateway.partnerId)!
    const query: typeof database.query = (...given) => {
      expect(endpoints.byId(endpointId)).not.toBeNull()
      return database.query(...given)
    }
    await endpoints.reload({ ...database, query }, gateway.partnerId)
  })

  it('keeps nothing while it shuts down', async () => {
    gateway.runtime.gateway.draining = true
    const { status, headers } = await sender.post(body)
    gateway.runtime.gateway.draining = false
    expect([status, headers.get('retry-after')]).toEqual([503, '1'])
  })
})
