import { once } from 'node:events'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { refusingUrl } from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const TIMEOUT_MS = 400

describe('a request for the provider', () => {
  let upstream: HttpUpstream
  let gateway: TestGateway
  let channel: TestChannel
  let seen: { method: string; url: string; headers: string[]; body: Buffer }[]
  beforeAll(async () => {
    upstream = await startHttpUpstream(() => {})
    const settings = { UPSTREAM_TIMEOUT_MS: String(TIMEOUT_MS) }
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
      settings,
    })
    channel = await gateway.channel({ provider: '360dialog' })
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
  })
  beforeEach(() => {
    seen = []
    answer(200, 'ok')
  })

  function answer(
    status: number,
    body: string | Buffer,
    headers: Record<string, string | string[]> = {},
  ) {
    upstream.handle = async (incoming, outgoing) => {
      seen.push({
        method: incoming.method!,
        url: incoming.url!,
        headers: incoming.rawHeaders,
        body: await buffer(incoming),
      })
      outgoing.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
    }
  }

  async function call(path: string, { body, ...options }: RequestOptions & { body?: Buffer } = {}) {
    const headers = { 'd360-api-key': channel.key, ...(options.headers as object) }
    const { hostname, port } = new URL(gateway.url)
    const calling = request({ hostname, port, path, agent: false, ...options, headers })
    calling.end(body)
    const [response] = (await once(calling, 'response')) as [IncomingMessage]
    const bytes = await buffer(response)
    return {
      status: response.statusCode!,
      headers: response.headers,
      body: bytes,
      error: () => (JSON.parse(bytes.toString()) as GatewayError).error,
    }
  }
  interface GatewayError {
    error: { code: number; type: string; fbtrace_id: string; error_data: { details: string } }
  }

  it.each([
    ['GET', '/v1/configs/templates?limit=2&offset=%20x&limit=3', undefined],
    ['POST', '/v1/configs/webhook', Buffer.from('{"url": "https://example.org"}')],
    ['PUT', '/odd%2Fpath/%E2%82%AC;a=b/?', Buffer.from([0, 255, 10])],
    ['PATCH', '/a?b', Buffer.alloc(0)],
    ['DELETE', '/1234567', undefined],
    ['OPTIONS', '/v1/media', undefined],
    ['PROPFIND', '/x', undefined],
    ['POST', '/messages/1', Buffer.from('not a send')],
    ['GET', '/a/../b', undefined],
  ])('%s %s goes on with its method, path, query and body', async (method, path, body) => {
    expect(await call(path, { method, body })).toMatchObject({
      status: 200,
      body: Buffer.from('ok'),
    })
    expect(seen).toEqual([
      { method, url: path, body: body ?? Buffer.alloc(0), headers: expect.anything() as string[] },
    ])
  })

  it.each(['GET', 'DELETE', 'POST'])(
    '%s with a length of nothing goes on without a body',
    async (method) => {
      expect((await call('/x', { method, headers: { 'content-length': '0' } })).status).toBe(200)
      expect(seen).toMatchObject([{ method, body: Buffer.alloc(0) }])
      expect(pairs(seen[0]!.headers).filter(([name]) => name === 'transfer-encoding')).toEqual([])
    },
  )

  it('a body without a length goes on as it comes', async () => {
    await call('/media', {
      method: 'POST',
      body: Buffer.from('abc'),
      headers: { 'transfer-encoding': 'chunked' },
    })
    expect(seen[0]).toMatchObject({ body: Buffer.from('abc') })
  })

  it('carries the caller’s headers, except those of the connection and what opens Fairway; the key is the provider’s', async () => {
    const headers = {
      accept: 'text/x',
      'x-many': ['1', '2'],
      authorization: 'Bearer fwp_a_partner_key',
      'x-api-key': 'fwp_a_partner_key',
      'x-fairway-campaign': 'spring',
      'X-Fairway-Local': 'yes',
      'idempotency-key': 'k',
      'x-latin': 'ü',
      'content-type': 'a/b',
      connection: 'close, x-private',
      'x-private': '1',
      'keep-alive': 'timeout=5',
      te: 'trailers',
      'proxy-authorization': 'x',
      cookie: 'session=1',
    }
    await call('/v1/x', { headers })
    expect(
      pairs(seen[0]!.headers)
        .filter(([name]) => name !== 'connection')
        .sort(),
    ).toEqual([
      ['accept', 'text/x'],
      ['content-type', 'a/b'],
      ['d360-api-key', channel.upstreamKey],
      ['host', new URL(upstream.url).host],
      ['idempotency-key', 'k'],
      ['x-latin', 'ü'],
      ['x-many', '1, 2'],
    ])
    expect(JSON.stringify(seen)).not.toContain(channel.key)
  })

  it.each([200, 201, 204, 301, 304, 404, 418, 500, 503])(
    'answers %i as the provider does',
    async (status) => {
      const bytes = [204, 304].includes(status)
        ? Buffer.alloc(0)
        : Buffer.from([0, 255, 13, 10, status % 256])
      answer(status, bytes, {
        'content-type': 'application/x',
        etag: '"1"',
        location: '/else',
        'set-cookie': ['a=1', 'b=2'],
        'retry-after': '3',
        connection: 'close, x-private',
        'x-private': '1',
        'x-fairway-trace': 'of the provider',
        'x-fairway-route': 'of the provider',
      })
      const { headers, ...rest } = await call('/media/1')
      expect(rest).toMatchObject({ status, body: bytes })
      expect(headers).toMatchObject({
        'content-type': 'application/x',
        etag: '"1"',
        location: '/else',
        'retry-after': '3',
        'x-fairway-trace': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      })
      for (const name of ['x-private', 'set-cookie', 'x-fairway-route'])
        expect(headers).not.toHaveProperty(name)
      expect(await gateway.runtime.database.query('SELECT 1 FROM message')).toEqual([])
    },
  )

  it('answers with header bytes as the provider does, also where they are not ASCII', async () => {
    const fields =
      'content-length: 2\r\ncontent-disposition: attachment; filename="€.pdf"\r\nx-title: ü\r\n'
    upstream.handle = (incoming) => {
      incoming.socket.end(`HTTP/1.1 200 OK\r\n${fields}\r\nok`)
    }
    const { headers } = await call('/media/1')
    const bytes = (name: string) => Buffer.from(String(headers[name]), 'latin1').toString()
    expect([bytes('content-disposition'), bytes('x-title')]).toEqual([
      'attachment; filename="€.pdf"',
      'ü',
    ])
  })

  it('HEAD has the length of what is not sent', async () => {
    upstream.handle = (_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '12345' }).end()
    }
    expect(await call('/media/1', { method: 'HEAD' })).toMatchObject({
      status: 200,
      headers: { 'content-length': '12345' },
      body: Buffer.alloc(0),
    })
  })

  it('is opened by the channel’s own upstream key too, with or without Bearer', async () => {
    for (const key of [channel.upstreamKey, `Bearer ${channel.key}`])
      await call('/v1/x', { headers: { 'd360-api-key': key } })
    expect(seen.map(({ headers }) => Object.fromEntries(pairs(headers))['d360-api-key'])).toEqual([
      channel.upstreamKey,
      channel.upstreamKey,
    ])
  })

  it('goes to the sandbox for a sandbox channel, and below the path of a base URL', async () => {
    const { upstreams } = gateway.runtime.gateway
    const refusing = await refusingUrl()
    const based = new Upstreams({
      d360BaseUrl: refusing,
      graphBaseUrl: refusing,
      sandboxUrl: `${upstream.url}/base/`,
      timeoutMs: TIMEOUT_MS,
    })
    gateway.runtime.gateway.upstreams = based
    const { key } = await gateway.channel({ provider: 'sandbox' })
    expect((await call('/v1/x', { headers: { 'd360-api-key': key } })).status).toBe(200)
    expect(seen.map(({ url }) => url)).toEqual(['/base/v1/x'])
    for (const path of ['/../x', '/a/../../x', '/%2e%2e/x', '/a%2f..%2f..%2fx', '/..\\x'])
      expect((await call(path, { headers: { 'd360-api-key': key } })).status).toBe(404)
    expect(seen).toHaveLength(1)
    gateway.runtime.gateway.upstreams = upstreams
    await based.close()
  })

  describe('is refused', () => {
    it('with 503 where the partner has its share in flight, and goes on afterwards', async () => {
      const { inFlight } = gateway.runtime.shares
      const { key } = await gateway.channel({ provider: 'sandbox' })
      const room = inFlight.room(gateway.partnerId)
      inFlight.take(gateway.partnerId, room)
      const refused = await call('/v1/x', { headers: { 'd360-api-key': key } })
      expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1'])
      inFlight.give(gateway.partnerId, room)
      expect((await call('/v1/x', { headers: { 'd360-api-key': key } })).status).toBe(200)
    })

    it('with 401 for an unknown or empty key', async () => {
      for (const key of ['unknown', 'Bearer ', '']) {
        const refused = await call('/v1/x', { headers: { 'd360-api-key': key } })
        expect([refused.status, refused.error().code]).toEqual([401, 190])
      }
    })

    it('with 404 for a channel of Meta, whose API has other paths', async () => {
      const { key } = await gateway.channel({ provider: 'meta' })
      const refused = await call('/v1/x', { headers: { 'd360-api-key': key } })
      expect([refused.status, refused.error()]).toMatchObject([
        404,
        { type: 'FairwayError', code: 100 },
      ])
    })

    it('with 503 at shutdown', async () => {
      gateway.runtime.gateway.draining = true
      expect((await call('/v1/x')).status).toBe(503)
      gateway.runtime.gateway.draining = false
    })

    it.each([
      '/healthz',
      '/readyz',
      '/metrics',
      '/api/v2/partners',
      '/api',
      '/webhooks/x',
      '/_next/static/x',
    ])('never asked, for Fairway’s own %s', async (path) => {
      await call(path)
      expect(seen).toEqual([])
    })

    it.each(['//api/v2/x', '/%61pi/v2/x', '/API/v2/x', '//metrics', '/healthz/', '/%77ebhooks/x'])(
      'never asked, for %s, which is Fairway’s own in another spelling',
      async (path) => {
        await call(path)
        expect(seen).toEqual([])
      },
    )

    it.each([
      '/v1/messages',
      '//messages',
      '/messages/',
      '/%6Dessages',
      '/MESSAGES',
      '/v1/x/../messages',
    ])('gets no send by %s that was not decided and logged', async (path) => {
      const sent = await gateway.send(channel.key, templateMessage(`by ${path}`), {
        path: '/messages',
        headers: { 'idempotency-key': path },
      })
      expect(sent.headers['x-fairway-route']).toBeDefined()
      const body = Buffer.from(JSON.stringify(templateMessage(`by ${path}`)))
      const headers = { 'content-type': 'application/json', 'idempotency-key': path }
      const again = await call(path, { method: 'POST', body, headers })
      expect(again.headers).toMatchObject({
        'x-fairway-replayed': 'true',
        'x-fairway-trace': sent.headers['x-fairway-trace'],
      })
    })

    it('never asked, for a send and its dry run', async () => {
      upstream.handle = (incoming, outgoing) => {
        seen.push({
          method: incoming.method!,
          url: incoming.url!,
          headers: [],
          body: Buffer.alloc(0),
        })
        outgoing.writeHead(200).end('{"waba_templates":[]}')
      }
      const sent = await gateway.send(channel.key, templateMessage('one'), {
        path: '/messages?x=1',
      })
      expect(sent.headers['x-fairway-reason']).toBe('checked')
      const dryRun = await gateway.send(channel.key, templateMessage('one'), {
        path: '/marketing_messages?dry_run=true',
      })
      expect(dryRun.headers['x-fairway-reason']).toBe('direct')
      expect(seen.map(({ url }) => url).filter((url) => url.includes('messages'))).toEqual([
        '/marketing_messages',
      ])
    })
  })

  describe('of a provider that does not answer', () => {
    it('is 502 where the connection is refused: nothing was sent', async () => {
      const { upstreams } = gateway.runtime.gateway
      const url = await refusingUrl()
      gateway.runtime.gateway.upstreams = new Upstreams({
        d360BaseUrl: url,
        graphBaseUrl: url,
        sandboxUrl: url,
        timeoutMs: TIMEOUT_MS,
      })
      const answered = await call('/media', { method: 'POST', body: Buffer.from('x') })
      expect([answered.status, answered.error().code]).toEqual([502, 131016])
      expect(answered.error().fbtrace_id).toBe(answered.headers['x-fairway-trace'])
      gateway.runtime.gateway.upstreams = upstreams
    })

    it.each([
      [
        'resets',
        (incoming: IncomingMessage) => {
          incoming.socket.resetAndDestroy()
        },
      ],
      ['says nothing in time', () => {}],
    ])('is 504 where it %s: the outcome is unknown', async (_how, handle) => {
      upstream.handle = handle
      const answered = await call('/media', { method: 'POST', body: Buffer.from('x') })
      expect([answered.status, answered.error().code, answered.error().error_data.details]).toEqual(
        [504, 131016, expect.stringContaining('unknown_outcome')],
      )
    })

    it('is cut, not ended, where it breaks off in the middle of its answer', async () => {
      upstream.handle = (incoming, outgoing) => {
        outgoing.writeHead(200, { 'transfer-encoding': 'chunked' }).write('half')
        setTimeout(() => incoming.socket.resetAndDestroy(), 30)
      }
      await expect(call('/media/1')).rejects.toThrow(/aborted|hang up|ECONNRESET/)
    })
  })
})

function pairs(rawHeaders: string[]): [string, string][] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 ? [] : [[name.toLowerCase(), rawHeaders[index + 1]!] as [string, string]],
  )
}
