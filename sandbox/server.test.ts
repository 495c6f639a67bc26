import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { KEY, send, templateMessage } from '@/sandbox/testing/client'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe('startSandbox', () => {
  it('says which port is taken', async () => {
    await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow(
      'EADDRINUSE',
    )
  })

  it('closes although a caller still waits for an answer', async () => {
    const other = await startSandbox()
    const waiting = send(other.url, 'messages', templateMessage('hold_close')).then(
      () => 'answered',
      () => 'lost',
    )
    while (other.deliveries.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await other.close()
    expect(await waiting).toBe('lost')
  })

  it('keeps a connection open from one send to the next', async () => {
    const body = JSON.stringify(templateMessage('spring_sale'))
    const head = `POST /messages HTTP/1.1\r\nhost: x\r\nd360-api-key: k\r\ncontent-length: ${body.length}\r\n\r\n`
    const { hostname, port } = new URL(sandbox.url)
    const socket = connect(Number(port), hostname)
    for (const sent of [1, 2]) {
      socket.write(head + body)
      const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve))
      expect(answer.toString()).toContain('200 OK')
      expect(sandbox.deliveries).toHaveLength(sent)
    }
    socket.destroy()
  })

  it('goes on after a caller that leaves in the middle of its body', async () => {
    const { hostname, port } = new URL(sandbox.url)
    const socket = connect(Number(port), hostname)
    socket.end(
      'POST /messages HTTP/1.1\r\nhost: x\r\nd360-api-key: k\r\ncontent-length: 100\r\n\r\n{"half":',
    )
    await new Promise((resolve) => socket.once('close', resolve).resume())
    expect((await send(sandbox.url, 'messages', templateMessage('spring_sale'))).status).toBe(200)
    expect(sandbox.deliveries).toHaveLength(1)
  })
})

describe('an accepted message', () => {
  it('has the success body of both vendors and is remembered byte for byte', async () => {
    const body = `{ "messaging_product":"whatsapp",\t"recipient_type":"individual","to":"+55 11 98765-4321",
      "type":"template",
      "template":{"name":"spring_sale","language":{"code":"pt_BR"}},"x":1e400 }`
    for (const style of ['360dialog', 'graph'] as const) {
      sandbox.reset()
      const response = await send(sandbox.url, 'marketing_messages', body, { style })
      const answer = (await response.json()) as { messages: { id: string }[] }
      expect(response.status).toBe(200)
      const charset = style === 'graph' ? '; charset=UTF-8' : ''
      expect(response.headers.get('content-type')).toBe(`application/json${charset}`)
      expect(answer).toEqual({
        messaging_product: 'whatsapp',
        contacts: [{ input: '+55 11 98765-4321', wa_id: '5511987654321' }],
        messages: [
          { id: expect.stringMatching(/^wamid\.[A-Za-z0-9+/]+=*$/), message_status: 'accepted' },
        ],
      })
      expect(sandbox.deliveries).toEqual([
        {
          at: expect.any(Number),
          style,
          way: 'marketing_messages',
          channel:
            style === 'graph' ? '106540352242922' : expect.stringMatching(/^sha256:[0-9a-f]{16}$/),
          waba: '102290129340398',
          template: 'spring_sale',
          language: 'pt_BR',
          recipient: '5511987654321',
          accepted: true,
          wamid: answer.messages[0]?.id,
          billed: 'marketing_lite',
          body: Buffer.from(body),
        },
      ])
    }
    expect(JSON.stringify(sandbox.deliveries)).not.toContain(KEY)
  })

  it('may be a text by Cloud, or go to a business-scoped user id', async () => {
    const text = {
      messaging_product: 'whatsapp',
      to: '5511987654321',
      type: 'text',
      text: { body: 'Hello' },
    }
    expect((await send(sandbox.url, 'messages', text)).status).toBe(200)
    const message = templateMessage('spring_sale', { to: undefined, recipient: 'US.1349' })
    const bsuid = await send(sandbox.url, 'messages', message)
    expect(await bsuid.json()).toMatchObject({
      contacts: [{ input: 'US.1349', user_id: 'US.1349' }],
    })
    expect(sandbox.deliveries).toMatchObject([
      { template: null, recipient: '5511987654321', billed: 'service' },
      { template: 'spring_sale', recipient: 'US.1349', billed: 'marketing' },
    ])
  })
})

describe('a body that does not fit', () => {
  const text = templateMessage('', { type: 'text', text: { body: 'Hello' } })
  it.each([
    ['messages', '{', 'The request body is not valid JSON.'],
    ['messages', '[]', 'The request body must be a JSON object.'],
    [
      'messages',
      templateMessage('spring_sale', { messaging_product: undefined }),
      'messaging_product',
    ],
    [
      'messages',
      templateMessage('spring_sale', { to: undefined }),
      'The parameter to is required.',
    ],
    [
      'messages',
      templateMessage('spring_sale', { to: 'Ana' }),
      'The parameter to must be a phone number.',
    ],
    [
      'messages',
      templateMessage('spring_sale', { template: undefined }),
      'The parameter template is required.',
    ],
    [
      'messages',
      templateMessage('spring_sale', { template: { language: { code: 'en' } } }),
      "template['name']",
    ],
    [
      'messages',
      templateMessage('spring_sale', { template: { name: 'spring_sale' } }),
      "template['language']['code']",
    ],
    ['marketing_messages', text, 'Message must be a template message.'],
    [
      'marketing_messages',
      templateMessage('spring_sale', { recipient_type: undefined }),
      'recipient_type',
    ],
    [
      'marketing_messages',
      templateMessage('spring_sale', { product_policy: 'strict' }),
      'CLOUD_API_FALLBACK, STRICT',
    ],
  ] as const)('%s %j is a 100 that says why', async (way, body, details) => {
    const response = await send(sandbox.url, way, body, { style: 'graph' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: {
        code: 100,
        type: 'OAuthException',
        error_data: { details: expect.stringContaining(details) },
      },
    })
    expect(sandbox.deliveries).toEqual([])
  })
})

describe('a key', () => {
  it.each([undefined, '', `Bearer ${KEY}`, 'sandbox-revoked-1'])(
    '%j is no channel of 360dialog',
    async (key) => {
      const headers: HeadersInit = key === undefined ? {} : { 'd360-api-key': key }
      const response = await fetch(`${sandbox.url}/v1/configs/templates`, { headers })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({
        meta: { success: false, http_code: 401, developer_message: 'Invalid api_key' },
      })
    },
  )

  it.each([undefined, 'a-token', 'Bearer sandbox-revoked'])(
    '%j is no token of Graph',
    async (authorization) => {
      const headers: HeadersInit = authorization === undefined ? {} : { authorization }
      const response = await fetch(`${sandbox.url}/v25.0/1`, { headers })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ error: { code: 190, type: 'OAuthException' } })
    },
  )

  it('resets before the body is read', async () => {
    const { hostname, port } = new URL(sandbox.url)
    const socket = connect(Number(port), hostname)
    socket.write(
      'POST /messages HTTP/1.1\r\nhost: x\r\nd360-api-key: sandbox-reset\r\ncontent-length: 100\r\n\r\n',
    )
    const error = await new Promise<NodeJS.ErrnoException>((resolve) =>
      socket.once('error', resolve),
    )
    expect(error.code).toBe('ECONNRESET')
  })
})

it('answers unknown paths and methods as each vendor does', async () => {
  const d360 = await fetch(`${sandbox.url}/v1/nothing`, { headers: { 'd360-api-key': KEY } })
  expect([d360.status, await d360.json()]).toMatchObject([404, { meta: { success: false } }])
  const get = await fetch(`${sandbox.url}/messages`, { headers: { 'd360-api-key': KEY } })
  expect(get.status).toBe(404)
  const graph = await fetch(`${sandbox.url}/v25.0/1/nothing`, {
    headers: { authorization: 'Bearer t' },
  })
  expect([graph.status, await graph.json()]).toMatchObject([400, { error: { code: 100 } }])
})
