import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRecipientFate } from '@/sandbox/read-script'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { control, send, templateMessage } from '@/sandbox/testing/client'
import { eventually } from '@/sandbox/testing/eventually'
import { type Receiver, startReceiver } from '@/sandbox/testing/receiver'
import { fatefulRecipients, fates } from '@/sandbox/webhooks/fates'
import type { WebhookChange } from '@/sandbox/webhooks/webhook-settings'

const now = {
  sent_ms: [0, 0],
  delivered_ms: [20, 20],
  read_ms: [20, 20],
  click_ms: [10, 10],
} as const
const all = { read: 1, failed: 0, click: 1, skip_delivered: 0, landing_page_view: 1, duplicate: 0 }

let receiver: Receiver
let sandbox: Sandbox
beforeEach(async () => {
  ;[receiver, sandbox] = await Promise.all([startReceiver(), startSandbox()])
})
afterEach(() => Promise.all([receiver.close(), sandbox.close()]))

const set = (change: WebhookChange) =>
  sandbox.setWebhooks({ url: receiver.url, delays: now, rates: all, ...change })
const told = () => receiver.statuses().map(({ status }) => status)
const answered = async () =>
  (await control(sandbox.url, 'GET /webhooks')).counts as Record<string, number>

describe('an accepted message', () => {
  it("is told sent, delivered and read in Meta's shape, with a click and its page view", async () => {
    set({})
    const before = Math.floor(Date.now() / 1000)
    await send(
      sandbox.url,
      'marketing_messages',
      templateMessage('spring_sale', { biz_opaque_callback_data: 'job:8841' }),
      { style: 'graph' },
    )
    await eventually(() => {
      expect(told()).toEqual(['sent', 'delivered', 'read'])
      expect(receiver.clicks()).toHaveLength(2)
    })
    const pricing = {
      billable: true,
      pricing_model: 'PMP',
      type: 'regular',
      category: 'marketing_lite',
    }
    const status = (name: string, more = {}) => ({
      id: sandbox.deliveries[0]?.wamid,
      status: name,
      timestamp: expect.stringMatching(/^\d{10}$/) as string,
      recipient_id: '5511987654321',
      biz_opaque_callback_data: 'job:8841',
      ...more,
    })
    expect(receiver.statuses()).toEqual([
      status('sent', { pricing }),
      status('delivered', { pricing }),
      status('read'),
    ])
    expect(receiver.received[0]?.body).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: {
                  display_phone_number: expect.stringMatching(/^1555\d{7}$/) as string,
                  phone_number_id: '106540352242922',
                },
                contacts: [{ wa_id: '5511987654321' }],
                statuses: [status('sent', { pricing })],
              },
            },
          ],
        },
      ],
    })
    const [click, view] = receiver.clicks()
    expect(click).toEqual({
      action_type: 'marketing_messages_link_click',
      timestamp: expect.any(String) as string,
      marketing_messages_link_click_data: {
        click_component: expect.stringMatching(/^(cta|body)$/) as string,
        click_id: expect.stringMatching(/^ARA/) as string,
        tracking_token: expect.any(String) as string,
      },
    })
    const { click_id, tracking_token } = click?.marketing_messages_link_click_data ?? {}
    expect(view).toMatchObject({
      action_type: 'landing_page_view',
      marketing_messages_link_click_data: { click_id, tracking_token },
    })
    expect(view?.marketing_messages_link_click_data).not.toHaveProperty('click_component')
    expect(Number(receiver.statuses()[0]?.timestamp)).toBeGreaterThanOrEqual(before)
  })

  it('has clicks only where it is billed marketing_lite and shares activity, and its own billing', async () => {
    set({})
    await send(sandbox.url, 'messages', templateMessage('spring_sale'))
    await send(sandbox.url, 'marketing_messages', templateMessage('silent_fallback'))
    await send(
      sandbox.url,
      'marketing_messages',
      templateMessage('spring_sale', { message_activity_sharing: false }),
    )
    await send(sandbox.url, 'messages', {
      messaging_product: 'whatsapp',
      to: '+5511987654321',
      type: 'text',
      text: { body: 'Hi' },
    })
    await eventually(() => expect(told()).toHaveLength(12))
    const categories = receiver
      .statuses()
      .filter(({ status }) => status === 'sent')
      .map(({ pricing }) => (pricing as { category: string }).category)
    expect(categories.toSorted()).toEqual(['marketing', 'marketing', 'marketing_lite', 'service'])
    await eventually(async () => expect(await answered()).toMatchObject({ updates_waiting: 0 }))
    expect(receiver.clicks()).toEqual([])
  })

  it('bears a business-scoped user id instead of a number', async () => {
    set({})
    await send(
      sandbox.url,
      'marketing_messages',
      templateMessage('spring_sale', { to: undefined, recipient: 'US.13491208655302741918' }),
    )
    await eventually(() => expect(told()).toContain('sent'))
    expect(receiver.statuses()[0]).toMatchObject({ recipient_user_id: 'US.13491208655302741918' })
    expect(receiver.statuses()[0]).not.toHaveProperty('recipient_id')
    expect(receiver.received[0]?.body.entry[0]?.changes[0]?.value.contacts).toEqual([
      { user_id: 'US.13491208655302741918' },
    ])
  })

  it('has a conversation, CBP and no contacts in the old shape', async () => {
    set({ old_shape: true })
    await send(sandbox.url, 'marketing_messages', templateMessage('spring_sale'))
    await eventually(() => expect(told()).toHaveLength(3))
    const pricing = { billable: true, pricing_model: 'CBP', category: 'marketing_lite' }
    const [sent, delivered, read] = ['sent', 'delivered', 'read'].map((status) =>
      receiver.statuses().find((one) => one.status === status),
    )
    const { id } = sent?.conversation as { id: string }
    expect(sent).toMatchObject({
      pricing,
      conversation: {
        id,
        origin: { type: 'marketing_lite' },
        expiration_timestamp: expect.any(String) as string,
      },
    })
    expect(delivered).toMatchObject({
      pricing,
      conversation: { id, origin: { type: 'marketing_lite' } },
    })
    expect(read).not.toHaveProperty('pricing')
    expect(receiver.received[0]?.body.entry[0]?.changes[0]?.value).not.toHaveProperty('contacts')
    await eventually(() =>
      expect(receiver.clicks()[0]?.marketing_messages_link_click_data.click_component).toMatch(
        /^(CTA|BODY)$/,
      ),
    )
  })

  it('a refused one, and one that has no address, are told nothing of', async () => {
    set({})
    await send(sandbox.url, 'marketing_messages', templateMessage('same_on_cloud_131049'))
    set({ url: null })
    await send(sandbox.url, 'marketing_messages', templateMessage('spring_sale'))
    expect(await answered()).toMatchObject({ sent: 0, updates_waiting: 0 })
  })
})

describe('scripted fates', () => {
  it.each(fates)('template $name', async ({ name, fate }) => {
    set({ rates: { ...all, failed: 1 } })
    await send(sandbox.url, 'marketing_messages', templateMessage(`latency_1_${name}_v2`))
    await eventually(async () => expect(await answered()).toMatchObject({ updates_waiting: 0 }))
    const upTo = {
      accepted: [],
      sent: ['sent'],
      delivered: ['sent', 'delivered'],
      read: ['sent', 'delivered', 'read'],
    }[fate.ends]
    const expected = upTo.filter((status) => status !== 'delivered' || !fate.skipsDelivered)
    expect(told()).toEqual(fate.failed === undefined ? expected : [...expected, 'failed'])
    if (fate.failed !== undefined)
      expect(receiver.statuses().at(-1)?.errors).toMatchObject([{ code: fate.failed }])
    expect(receiver.clicks()).toHaveLength(
      Number(fate.clicked ?? false) + Number(fate.viewed ?? false),
    )
  })

  it.each(fatefulRecipients)(
    'recipient $recipient has that of $fate',
    async ({ recipient, fate }) => {
      expect(readRecipientFate(`${recipient}123`)).toBe(
        fates.find(({ name }) => name === fate)?.fate,
      )
      set({})
      await send(
        sandbox.url,
        'messages',
        templateMessage('order_update', { to: `+${recipient}123` }),
      )
      await eventually(async () => expect(await answered()).toMatchObject({ updates_waiting: 0 }))
      expect(told().includes('read')).toBe(readRecipientFate(recipient)?.ends === 'read')
    },
  )
})

describe('a POST', () => {
  it('is proven as Meta or as 360dialog does, over its bytes, and has the static headers', async () => {
    const hmac = (secret: string, bytes?: Buffer) =>
      createHmac('sha256', secret)
        .update(bytes ?? '')
        .digest('hex')
    set({ secret: { kind: 'meta', value: 'an app secret' }, headers: { 'x-static': 'a' } })
    await send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'))
    await eventually(() => expect(receiver.received).toHaveLength(1))
    set({ secret: { kind: 'd360', value: 'a platform secret' } })
    await send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'))
    await eventually(() => expect(receiver.received).toHaveLength(2))
    const [meta, d360] = receiver.received
    expect(meta?.headers).toMatchObject({
      'x-hub-signature-256': `sha256=${hmac('an app secret', meta?.bytes)}`,
      'x-static': 'a',
      'content-type': 'application/json',
    })
    expect(meta?.headers).not.toHaveProperty('x-360dialog-signature')
    expect(d360?.headers).toMatchObject({
      'x-360dialog-signature': hmac('a platform secret', d360?.bytes),
    })
    expect(JSON.stringify(await control(sandbox.url, 'GET /webhooks'))).not.toContain(
      'a platform secret',
    )
  })

  it('holds as many updates as the batch says, of several WABAs', async () => {
    set({ batch: { max: 4, wait_ms: 200 } })
    const sends = ['waba-71', 'waba-72', 'waba-71', 'waba-71', 'waba-72'].map((key) =>
      send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'), { key }),
    )
    await Promise.all(sends)
    await eventually(() => expect(told()).toHaveLength(5))
    expect(
      receiver.received
        .map(
          ({ body }) =>
            body.entry.flatMap(({ changes }) => changes).flatMap(({ value }) => value.statuses)
              .length,
        )
        .toSorted(),
    ).toEqual([1, 4])
    expect(await answered()).toMatchObject({ sent: 2, answered_200: 2 })
  })

  it('is repeated with the same body after growing waits until it is answered 200', async () => {
    set({ retry: { first_ms: 40, max_ms: 1_000 } })
    receiver.answers = [500, 204, 302]
    await send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'))
    await eventually(async () =>
      expect(await answered()).toMatchObject({
        sent: 4,
        retried: 3,
        answered_200: 1,
        given_up: 0,
        updates_waiting: 0,
      }),
    )
    expect(new Set(receiver.received.map(({ bytes }) => bytes.toString())).size).toBe(1)
    const [first, second, third, fourth] = receiver.received.map(({ at }) => at)
    expect(second! - first!).toBeGreaterThanOrEqual(39)
    expect(third! - second!).toBeGreaterThanOrEqual(79)
    expect(fourth! - third!).toBeGreaterThanOrEqual(159)
  })

  it('is given up when the wait would be too long', async () => {
    set({ retry: { first_ms: 5, max_ms: 10 } })
    receiver.answers = Array.from({ length: 9 }, () => 503)
    await send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'))
    await eventually(async () =>
      expect(await answered()).toMatchObject({
        sent: 3,
        retried: 2,
        answered_200: 0,
        given_up: 1,
        updates_waiting: 0,
      }),
    )
  })
})

describe('addresses', () => {
  it("a key's own address comes before the general one, with its headers, until it is switched off", async () => {
    const own = await startReceiver()
    set({})
    const webhook = (body: object) =>
      fetch(`${sandbox.url}/v1/configs/webhook`, {
        method: 'POST',
        headers: { 'd360-api-key': 'own-phone-309314821976739-waba-71' },
        body: JSON.stringify(body),
      })
    const sendOwn = () =>
      send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'), {
        key: 'own-phone-309314821976739-waba-71',
      })
    await webhook({ url: own.url, headers: { authorization: 'Basic x' } })
    await sendOwn()
    await eventually(() => expect(own.received).toHaveLength(1))
    expect(own.received[0]?.headers).toMatchObject({ authorization: 'Basic x' })
    expect(own.received[0]?.body.entry).toMatchObject([
      { id: '71', changes: [{ value: { metadata: { phone_number_id: '309314821976739' } } }] },
    ])
    expect(receiver.received).toEqual([])
    await webhook({ url: '' })
    await sendOwn()
    await eventually(() => expect(receiver.received).toHaveLength(1))
    await own.close()
  })

  it('a number that was linked is named so', async () => {
    set({})
    await control(sandbox.url, 'PUT /channels', {
      channel: 'k',
      waba_id: '71',
      phone_number_id: '42',
      display_phone_number: '34612345601',
    })
    await send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'), { key: 'k' })
    await eventually(() =>
      expect(receiver.received[0]?.body.entry).toMatchObject([
        {
          id: '71',
          changes: [
            { value: { metadata: { phone_number_id: '42', display_phone_number: '34612345601' } } },
          ],
        },
      ]),
    )
  })
})

it('a reset forgets what waits and what the control API set, not what the program set', async () => {
  set({ delays: { ...now, sent_ms: [60, 60] } })
  await control(sandbox.url, 'PUT /webhooks', { url: 'http://127.0.0.1:1/' })
  await send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'))
  sandbox.reset()
  expect(await control(sandbox.url, 'GET /webhooks')).toMatchObject({
    settings: { url: receiver.url },
    counts: { updates_waiting: 0, sent: 0 },
  })
  await send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'))
  await eventually(() => expect(told()).toEqual(['sent']))
})

it.each([
  [{ url: 'ftp://x' }, 'url must be an http or https address, or null'],
  [{ secret: { kind: 'meta' } }, 'secret must be {"kind": "meta" or "d360"'],
  [{ headers: { 'a b': 'c' } }, 'headers must be an object of header names'],
  [
    { delays: { sent_ms: [2, 1] } },
    'delays must be an object of sent_ms, delivered_ms, read_ms, click_ms: each [least, most]',
  ],
  [{ rates: { reed: 1 } }, 'rates must be an object of read, failed, click'],
  [{ rates: { read: 2 } }, 'each a share of 0 to 1'],
  [{ failures: { 5: 1 } }, 'failures must be an object of 4, 10, 100'],
  [{ batch: { max: 0 } }, 'max: 1 to 1000 updates'],
  [{ retry: { first_ms: 0 } }, 'first_ms: 1 or more'],
  [{ seed: -1 }, 'seed must be an integer of 0 to 4294967295, or null'],
  [{ delay: {} }, 'delay is not known; accepted are url, secret'],
])('PUT /webhooks %j is refused with what is accepted', async (body, error) => {
  expect(await control(sandbox.url, 'PUT /webhooks', body)).toEqual({
    http: 400,
    error: expect.stringContaining(error) as string,
  })
  expect(() => sandbox.setWebhooks(body as WebhookChange)).toThrow(error)
})
