import { Agent, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createTestSession } from '@/lib/server/testing/create-test-session'
import { logLines } from '@/lib/server/testing/log-lines'
import { createTestPartnerKey } from '@/lib/server/testing/partner-api-client'
import { rawRequest, statusesIn } from '@/lib/server/testing/raw-request'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const KIB = 1024

interface Handed {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: Buffer
}

describe('what strangers may ask of the front door', () => {
  const { log, lines } = logLines()
  let gateway: TestGateway
  /** What Next got. */
  let handed: Handed[]
  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      log,
      settings: { APP_URL: 'https://hub.fairway.example' },
      next: (incoming, outgoing) => void next(incoming, outgoing),
    })
  })
  afterAll(() => gateway.close())
  beforeEach(() => {
    handed = []
  })

  /** As Next does, at its first request it adds itself to the listener, and then lets every upgrade hang. */
  async function next(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { server } = incoming.socket as Socket & { server: Server }
    for (const event of ['upgrade', 'checkContinue', 'checkExpectation']) {
      if (server.listenerCount(event) === 0) server.on(event, () => {})
    }
    const { method, url, headers } = incoming
    handed.push({ method: method!, url: url!, headers, body: await buffer(incoming) })
    outgoing.writeHead(200).end('a page')
  }

  const raw = (head: string, body: string | Buffer = '') =>
    rawRequest(gateway.url, [`${head}\r\n\r\n`, body], 5_000)

  describe('by an upgrade of the connection', () => {
    it.each(['h2c', 'websocket', 'who-knows/1'])(
      'is answered as without it, before and after the first page: %s',
      async (protocol) => {
        const { key } = await gateway.channel()
        const upgrade = `host: x\r\nconnection: Upgrade, close\r\nupgrade: ${protocol}`
        const message = JSON.stringify(templateMessage('spring_sale'))
        const send = `POST /messages HTTP/1.1\r\n${upgrade}\r\nd360-api-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: ${message.length}`
        for (let round = 0; round < 2; round += 1) {
          expect(statusesIn(await raw(send, message))).toEqual([200])
          for (const [target, status] of [
            ['GET /healthz', 200],
            ['GET /sign-in', 200],
            ['GET /', 200],
            ['GET /api/v2/openapi.json', 200],
            ['GET /api/v2/partners/x/clients', 200],
            ['POST /webhooks/x', 404],
            ['GET /v1/configs/templates', 200],
          ] as const)
            expect([target, statusesIn(await raw(`${target} HTTP/1.1\r\n${upgrade}`))]).toEqual([
              target,
              [status],
            ])
        }
      },
    )

    it('makes no tunnel, and takes an expectation for what Node does with it', async () => {
      expect(statusesIn(await raw('CONNECT 127.0.0.1:1 HTTP/1.1\r\nhost: x'))).toEqual([400])
      const expecting = 'POST /x HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 1'
      expect(statusesIn(await raw(`${expecting}\r\nexpect: 100-continue`, 'x'))).toEqual([100, 200])
      expect(statusesIn(await raw(`${expecting}\r\nexpect: the-moon`, 'x'))).toEqual([417])
    })
  })

  describe('by a body', () => {
    const limit = 64 * KIB
    /** Sends so many bytes and gives the status. */
    function post(
      path: string,
      bytes: number,
      { method = 'POST', chunked = false, headers = {} as Record<string, string> } = {},
    ): Promise<number> {
      const url = new URL(gateway.url)
      return new Promise((resolve, reject) => {
        const asking = request({
          host: url.hostname,
          port: url.port,
          path,
          method,
          agent: new Agent(),
          headers: {
            ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': bytes }),
            ...headers,
          },
        })
        asking.on('response', (response) => {
          response.resume()
          resolve(response.statusCode!)
        })
        asking.on('error', reject)
        asking.end(Buffer.alloc(bytes, 'a'))
      })
    }

    it.each([
      '/sign-in',
      '/api/auth/callback/credentials',
      '/api/auth/signout',
      '/invite/x',
      '/o/x/terms',
      '/',
      '/docs/api',
      '/api/v2/partners/x/clients',
      '/nowhere',
    ])('%s takes 64 KiB and not a byte more, whatever says how long it is', async (path) => {
      for (const chunked of [false, true])
        for (const method of ['POST', 'PUT']) {
          expect(await post(path, limit + 1, { method, chunked })).toBe(413)
          expect(handed).toEqual([])
        }
      if (path.startsWith('/api/auth/')) return
      for (const chunked of [false, true]) {
        expect(await post(path, limit, { chunked })).toBe(200)
        expect(handed.pop()!.body.byteLength).toBe(limit)
      }
    })

    it('takes no more from who only says to be known', async () => {
      for (const headers of [
        { 'next-action': 'x' },
        { 'next-action': 'x', cookie: 'next-auth.session-token=forged', origin: gateway.url },
        { 'x-api-key': 'fwp_nobody' },
        { authorization: 'Bearer x' },
      ] as Record<string, string>[])
        for (const path of ['/', '/api/v2/partners/x/channels/import'])
          expect(await post(path, limit + 1, { headers })).toBe(413)
      expect(handed).toEqual([])
    })

    it('takes more from a server action of a login session and from a partner key, each at its own place', async () => {
      const { cookie } = await createTestSession(gateway.runtime, gateway.partnerId, 'viewer')
      const action = { cookie, 'next-action': 'x', origin: gateway.url }
      const key = { 'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId) }
      for (const chunked of [false, true]) {
        expect(await post('/team', 512 * KIB, { chunked, headers: action })).toBe(200)
        expect(await post('/api/v2/partners/x', 512 * KIB, { chunked, headers: key })).toBe(200)
      }
      expect(handed.map(({ body }) => body.byteLength)).toEqual(Array(4).fill(512 * KIB))
      for (const path of ['/api/auth/signout', '/api/auth/callback/credentials'])
        expect(await post(path, limit + 1, { headers: { ...action, ...key } })).toBe(413)
      expect(await post('/team', limit + 1, { headers: { cookie, origin: gateway.url } })).toBe(413)
      expect(await post('/team', limit + 1, { headers: key })).toBe(413)
    })

    it('says 413 at once to a length that never comes', async () => {
      const head = `POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 300000000`
      expect(statusesIn(await raw(head, 'x'))).toEqual([413])
    })

    it.each(['gzip', 'br', 'x-unknown'])('415 for one in %s, naming it', async (coding) => {
      const { key } = await gateway.channel()
      const sent = await gateway.send(key, '{}', { headers: { 'content-encoding': coding } })
      expect([sent.status, sent.json().error?.error_data.details]).toEqual([
        415,
        `content-encoding is "${coding}"; accepted is a body without one.`,
      ])
      const { endpointId } = gateway.runtime.webhooks.endpoints.ofPartner(gateway.partnerId)!
      const webhook = await fetch(`${gateway.url}/webhooks/${endpointId}`, {
        method: 'POST',
        headers: { 'content-encoding': coding },
        body: '{}',
      })
      expect(webhook.status).toBe(415)
      expect(await webhook.text()).toContain(coding)
    })
  })

  describe('by a target', () => {
    it.each([
      ['http://evil.example/x?y=1', '/x?y=1'],
      ['http://evil.example', '/'],
      ['//evil.example/x', '/evil.example/x'],
      ['/\\evil.example/x', '/evil.example/x'],
      ['/a//b?c=//d', '/a/b?c=//d'],
    ])('Next gets %s as the path %s, and redirects nobody to it', async (target, url) => {
      const received = await raw(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close`)
      expect(statusesIn(received)).toEqual([200])
      expect(handed.at(-1)!.url).toBe(url)
      expect(handed.at(-1)!.headers['x-forwarded-host']).toBe('hub.fairway.example')
    })

    it('the host of an absolute form counts, not that of the header', async () => {
      for (const [target, host, status] of [
        ['http://evil.example/metrics', 'localhost', 401],
        ['http://localhost/metrics', 'evil.example', 200],
        ['/metrics', 'evil.example', 401],
      ])
        expect(
          statusesIn(await raw(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close`)),
        ).toEqual([status])
    })
  })

  describe('of next-auth', () => {
    const ask = (method: string, path: string, init: RequestInit = {}) =>
      fetch(`${gateway.url}${path}`, { method, redirect: 'manual', ...init })

    it.each([
      ['POST', '/api/auth/_log'],
      ['GET', '/api/auth/_log'],
      ['POST', '/api/auth/%5Flog'],
      ['POST', '/%61pi/auth/_log'],
      ['POST', '/api//auth/_log'],
      ['POST', '/api/auth/_log/'],
      ['GET', '/api/auth'],
      ['GET', '/api/auth/providers'],
      ['GET', '/api/auth/error'],
      ['POST', '/api/auth/signin/credentials'],
      ['GET', '/api/auth/callback/credentials/x'],
      ['GET', '/api/auth/constructor'],
    ])('%s %s is not there', async (method, path) => {
      expect((await ask(method, path)).status).toBe(404)
      expect(handed).toEqual([])
    })

    it.each([
      ['GET', '/api/auth/callback/credentials', 'POST'],
      ['POST', '/api/auth/csrf', 'GET, HEAD'],
      ['PUT', '/api/auth/signout', 'POST'],
      ['DELETE', '/api/auth/session', 'GET, HEAD'],
    ])('%s %s says which method is right', async (method, path, allow) => {
      const { status, headers } = await ask(method, path)
      expect([status, headers.get('allow')]).toEqual([405, allow])
      expect(handed).toEqual([])
    })

    it('gets neither query nor remembered address, and of a body only the fields of its forms', async () => {
      const cookie = 'a=1; next-auth.callback-url=http://[; __Secure-next-auth.callback-url=x; b=2'
      await ask('GET', '/api/auth/csrf?callbackUrl=http://localhost:3000.evil/', {
        headers: { cookie },
      })
      expect(handed[0]).toMatchObject({ url: '/api/auth/csrf', headers: { cookie: 'a=1; b=2' } })
      const given = { email: 'a@b.example', password: 'ü&=', callbackUrl: '//evil', json: 'true' }
      const form = new URLSearchParams(given)
      const json = JSON.stringify({ ...given, level: 'error', csrfToken: ['x'] })
      const type = { 'content-type': 'application/json' }
      for (const init of [{ body: form }, { body: json, headers: type }]) {
        await ask('POST', '/api/auth/callback/credentials', init)
        const { body, headers } = handed.at(-1)!
        expect(Object.fromEntries(new URLSearchParams(body.toString()))).toEqual({
          email: 'a@b.example',
          password: 'ü&=',
          json: 'true',
        })
        expect(headers['content-length']).toBe(String(body.byteLength))
      }
      expect((await ask('POST', '/api/auth/signout', { body: '{', headers: type })).status).toBe(
        400,
      )
      expect((await ask('POST', '/api/auth/signout', { body: 'null', headers: type })).status).toBe(
        200,
      )
    })
  })

  it('gets the OpenAPI document that is made once, and 304 for what it has', async () => {
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${gateway.url}/api/v2/openapi.json`, { headers })
    const first = await ask()
    const text = await first.text()
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0' })
    const etag = first.headers.get('etag')!
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const plain = await ask({ 'accept-encoding': 'gzip;q=0' })
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, text])
    for (const asked of [etag, `"x", ${etag}`, etag.replace('W/', ''), '*']) {
      const again = await ask({ 'if-none-match': asked })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200)
    expect(handed).toEqual([])
  })

  it('is told to come by https only, and how long a connection may be idle', async () => {
    for (const path of ['/healthz', '/sign-in', '/messages', '/webhooks/x']) {
      const { headers } = await fetch(`${gateway.url}${path}`)
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect(headers.get('keep-alive')).toBe('timeout=75')
    }
  })

  it('is said once to come through a proxy that nobody trusts', async () => {
    for (let index = 0; index < 3; index += 1)
      await fetch(`${gateway.url}/healthz`, { headers: { 'x-forwarded-for': '192.0.2.1' } })
    const warned = lines().filter(({ msg }) => String(msg).startsWith('Forwarding headers arrive'))
    expect(warned).toHaveLength(1)
  })
})
