import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { control, send, templateMessage } from '@/sandbox/testing/client'
import { eventually } from '@/sandbox/testing/eventually'
import { type Receiver, startReceiver } from '@/sandbox/testing/receiver'

let general: Receiver
let own: Receiver
let sandbox: Sandbox
beforeEach(async () => {
  ;[general, own] = await Promise.all([startReceiver(), startReceiver()])
  sandbox = await startSandbox({ webhooks: { url: general.url, delays: { sent_ms: [0, 0] } } })
})
afterEach(() => Promise.all([general.close(), own.close(), sandbox.close()]))

const call = async (method: string, body?: object) => {
  const response = await fetch(`${sandbox.url}/v25.0/102290129340398/subscribed_apps`, {
    method,
    headers: { authorization: 'Bearer x' },
    body: body && JSON.stringify(body),
  })
  return {
    http: response.status,
    body: (await response.json()) as {
      data?: object[]
      error?: { code: number; message: string; error_data?: { details: string } }
    },
  }
}
const sendOne = () =>
  send(sandbox.url, 'marketing_messages', templateMessage('never_delivered'), { style: 'graph' })

it('an address of the WABA is asked first and then gets its webhooks, until it is taken away', async () => {
  expect(await call('POST', { override_callback_uri: own.url, verify_token: 'a token' })).toEqual({
    http: 200,
    body: { success: true },
  })
  expect(Object.fromEntries(own.handshakes[0]!)).toEqual({
    'hub.mode': 'subscribe',
    'hub.challenge': expect.stringMatching(/^\d{10}$/) as string,
    'hub.verify_token': 'a token',
  })
  expect((await call('GET')).body.data).toMatchObject([{ override_callback_uri: own.url }])
  await sendOne()
  await control(sandbox.url, 'POST /events', {
    waba_id: '102290129340398',
    kind: 'ACCOUNT_DELETED',
  })
  await eventually(() => expect(own.received.flatMap(({ body }) => body.entry)).toHaveLength(2))
  expect(general.received).toEqual([])

  expect(await call('DELETE')).toMatchObject({ http: 200 })
  await sendOne()
  await eventually(() => expect(general.received).toHaveLength(1))
})

it('one that does not answer with the challenge is refused, and the one before stays', async () => {
  await call('POST', { override_callback_uri: own.url, verify_token: 'a token' })
  general.verifies = false
  const { http, body } = await call('POST', {
    override_callback_uri: general.url,
    verify_token: 'a token',
  })
  expect({ http, ...body.error }).toMatchObject({
    http: 400,
    code: 2200,
    message: expect.stringContaining('HTTP Status Code = 403') as string,
  })
  expect((await call('GET')).body.data).toMatchObject([{ override_callback_uri: own.url }])
})

it.each([
  [
    { override_callback_uri: 'here', verify_token: 'x' },
    'override_callback_uri must be an http or https address',
  ],
  [{ override_callback_uri: 'http://127.0.0.1:1/' }, 'verify_token is required'],
])('%j is refused', async (body, details) => {
  expect(await call('POST', body)).toMatchObject({
    http: 400,
    body: {
      error: { code: 100, error_data: { details: expect.stringContaining(details) as string } },
    },
  })
})
