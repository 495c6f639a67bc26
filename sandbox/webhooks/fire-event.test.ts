import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { control, send, templateMessage } from '@/sandbox/testing/client'
import { eventually } from '@/sandbox/testing/eventually'
import { type Receiver, startReceiver } from '@/sandbox/testing/receiver'
import { accountEventNames } from '@/sandbox/webhooks/account-events'

let receiver: Receiver
let sandbox: Sandbox
beforeEach(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({ webhooks: { url: receiver.url } })
})
afterEach(() => Promise.all([receiver.close(), sandbox.close()]))

/** Fires an event of WABA 71 and gives the entries that come of it. */
async function fired(event: object) {
  expect(await control(sandbox.url, 'POST /events', { waba_id: '71', ...event })).toEqual({
    http: 200,
    ok: true,
    addresses: 1,
  })
  await eventually(() => expect(receiver.received).not.toEqual([]))
  return receiver.received.flatMap(({ body }) => body.entry)
}
const statusOf = async (wabaId: string) => {
  const response = await fetch(
    `${sandbox.url}/v25.0/${wabaId}?fields=marketing_messages_onboarding_status`,
    { headers: { authorization: 'Bearer x' } },
  )
  return ((await response.json()) as Record<string, string>).marketing_messages_onboarding_status
}

it("terms that are signed come under the provider's business and onboard the WABA", async () => {
  await control(sandbox.url, 'PUT /wabas', {
    waba_id: '71',
    marketing_messages_onboarding_status: 'ELIGIBLE',
  })
  const [entry] = await fired({ kind: 'MM_LITE_TERMS_SIGNED', at: 1795183932 })
  expect(entry).toEqual({
    id: expect.not.stringMatching(/^71$/) as string,
    time: 1795183932,
    changes: [
      {
        field: 'account_update',
        value: {
          event: 'MM_LITE_TERMS_SIGNED',
          waba_info: {
            owner_business_id: expect.stringMatching(/^\d{15}$/) as string,
            waba_id: '71',
          },
        },
      },
    ],
  })
  expect(await statusOf('71')).toBe('ONBOARDED')
})

it.each(accountEventNames)('account_update %s names its WABA', async (kind) => {
  const [entry] = await fired({ kind, value: { note: 'more' } })
  expect(entry).toMatchObject({
    changes: [{ field: 'account_update', value: { event: kind, note: 'more' } }],
  })
  expect(JSON.stringify(entry)).toContain('"71"')
})

it('a category change comes in both shapes, and the list follows', async () => {
  const template = {
    kind: 'template_category_update',
    template: 'order_update',
    language: 'en',
    category: 'MARKETING',
  }
  const name = {
    message_template_id: expect.any(Number) as number,
    message_template_name: 'order_update',
    message_template_language: 'en',
  }
  const [impending] = await fired({ ...template, impending: true, at: 1795183932 })
  expect(impending?.changes).toEqual([
    {
      field: 'template_category_update',
      value: {
        ...name,
        new_category: 'UTILITY',
        correct_category: 'MARKETING',
        category_update_timestamp: 1795270332,
      },
    },
  ])
  receiver.received.length = 0
  const [completed] = await fired(template)
  expect(completed?.changes[0]?.value).toEqual({
    ...name,
    previous_category: 'UTILITY',
    new_category: 'MARKETING',
  })
  const response = await fetch(
    `${sandbox.url}/v25.0/71/message_templates?name=order_update&language=en`,
    { headers: { authorization: 'Bearer x' } },
  )
  expect(((await response.json()) as { data: object[] }).data).toMatchObject([
    { category: 'MARKETING' },
  ])
})

it('PUT /templates sends the flip when it is asked to', async () => {
  await control(sandbox.url, 'PUT /templates', {
    name: 'spring_sale',
    category: 'UTILITY',
    waba_id: '71',
    notify: true,
  })
  await eventually(() =>
    expect(receiver.received.flatMap(({ body }) => body.entry).map(({ id }) => id)).toEqual([
      '71',
      '71',
      '71',
    ]),
  )
  await control(sandbox.url, 'PUT /templates', {
    name: 'spring_sale',
    category: 'MARKETING',
    waba_id: '71',
  })
  await control(sandbox.url, 'PUT /templates', {
    name: 'spring_sale',
    category: 'MARKETING',
    waba_id: '71',
    notify: true,
  })
  expect(await control(sandbox.url, 'GET /webhooks')).toMatchObject({
    counts: { updates_waiting: 0 },
  })
})

it("a template's status comes with its category, and Meta refuses what is paused", async () => {
  const [entry] = await fired({
    kind: 'message_template_status_update',
    template: 'spring_sale',
    language: 'pt_BR',
    status: 'PAUSED',
  })
  expect(entry?.changes[0]).toMatchObject({
    field: 'message_template_status_update',
    value: {
      event: 'PAUSED',
      message_template_name: 'spring_sale',
      message_template_language: 'pt-BR',
      message_template_category: 'MARKETING',
      reason: 'NONE',
    },
  })
  const message = templateMessage('spring_sale', {
    template: { name: 'spring_sale', language: { code: 'pt_BR' } },
  })
  expect(await (await send(sandbox.url, 'messages', message, { key: 'waba-71' })).text()).toContain(
    '"code":132015',
  )
})

it('preferences, inbound messages, clicks and any other field', async () => {
  await fired({
    kind: 'user_preferences',
    recipient: '5511987654321',
    preference: 'stop',
    phone_number_id: '42',
  })
  await fired({ kind: 'message', recipient: '5511987654321', text: 'Hello' })
  await fired({ kind: 'click' })
  await fired({
    kind: 'other',
    field: 'message_template_quality_update',
    value: { new_quality_score: 'RED' },
  })
  await eventually(() => {
    const changes = receiver.received
      .flatMap(({ body }) => body.entry)
      .flatMap((entry) => entry.changes)
    expect(changes).toMatchObject([
      {
        field: 'user_preferences',
        value: {
          metadata: { phone_number_id: '42' },
          user_preferences: [
            {
              wa_id: '5511987654321',
              category: 'marketing_messages',
              value: 'stop',
              timestamp: expect.any(Number) as number,
            },
          ],
        },
      },
      {
        field: 'messages',
        value: { messages: [{ from: '5511987654321', type: 'text', text: { body: 'Hello' } }] },
      },
      {
        field: 'messages',
        value: { user_actions: [{ action_type: 'marketing_messages_link_click' }] },
      },
      { field: 'message_template_quality_update', value: { new_quality_score: 'RED' } },
    ])
  })
})

it('says that nobody is told where there is no address', async () => {
  sandbox.setWebhooks({ url: null })
  expect(
    await control(sandbox.url, 'POST /events', { waba_id: '71', kind: 'ACCOUNT_DELETED' }),
  ).toEqual({ http: 200, ok: true, addresses: 0 })
})

it.each([
  [{ waba_id: '71', kind: 'TERMS' }, 'kind must be one of MM_LITE_TERMS_SIGNED'],
  [{ waba_id: 'x', kind: 'ACCOUNT_DELETED' }, 'waba_id must be a text of digits'],
  [
    { waba_id: '71', kind: 'user_preferences', recipient: '1', preference: 'STOP' },
    'preference must be stop or resume',
  ],
  [
    { waba_id: '71', kind: 'template_category_update', template: 'nobodys', category: 'UTILITY' },
    'template must be one of WABA 71',
  ],
  [
    { waba_id: '71', kind: 'ACCOUNT_DELETED', reason: '' },
    'reason is not known; accepted are waba_id, kind, at, value',
  ],
])('%j is refused with what is accepted', async (body, error) => {
  expect(await control(sandbox.url, 'POST /events', body)).toEqual({
    http: 400,
    error: expect.stringContaining(error) as string,
  })
})
