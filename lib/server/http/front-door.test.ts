import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import type { GatewayErrorName } from '@/lib/server/gateway/gateway-errors'
import { GATEWAY_ERRORS } from '@/lib/server/gateway/gateway-errors'
import { changeChannel, changePartner, pinCategory } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { eventually } from '@/lib/server/testing/eventually'
import { logLines } from '@/lib/server/testing/log-lines'
import { rawRequest, statusesIn } from '@/lib/server/testing/raw-request'
import {
  refusingUrl,
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import type { SendAnswer } from '@/lib/server/testing/send-request'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { accepts, answers, resets } from '@/lib/server/testing/upstream-acts'

const MIB = 1024 * 1024
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function expectError(answer: SendAnswer, name: GatewayErrorName, details: RegExp): void {
  const { status, code } = GATEWAY_ERRORS[name]
  const { error } = answer.json()
  expect([answer.status, error?.code, error?.type]).toEqual([status, code, 'FairwayError'])
  expect(error?.message).toMatch(new RegExp(`^\\(#${code}\\) .+`))
  expect(error?.error_data.details).toMatch(details)
  expect(answer.headers['content-type']).toBe('application/json')
  expect(answer.headers['x-fairway-trace']).toMatch(UUID)
  expect(error?.fbtrace_id).toBe(answer.headers['x-fairway-trace'])
  expect(answer.headers['retry-after']).toBe(status === 503 || status === 429 ? '1' : undefined)
}

describe('the front door', () => {
  const process = logLines()
  let upstream: ScriptedUpstream
  let gateway: TestGateway
  let channel: TestChannel
  beforeAll(async () => {
    upstream = await startScriptedUpstream(accepts)
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
      log: process.log,
    })
    channel = await gateway.channel()
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
  })

  /** Runs a request that must be refused before anything goes out. */
  async function refused(
    request: () => Promise<SendAnswer>,
    name: GatewayErrorName,
    details: RegExp,
  ): Promise<SendAnswer> {
    const before = upstream.requests.length
    const answer = await request()
    expectError(answer, name, details)
    expect(upstream.requests).toHaveLength(before)
    return answer
  }
  const post = (message: unknown, headers: Record<string, string> = {}) =>
    gateway.send(channel.key, message, { headers })
  const sale = templateMessage('spring_sale')

  describe('keys', () => {
    it('refuses a missing, an unknown and a revoked key', async () => {
      await refused(() => gateway.send('', sale), 'invalid_key', /missing/)
      await refused(() => gateway.send('fwc_nobody', sale), 'invalid_key', /unknown or revoked/)
      const { key, id } = await gateway.channel()
      expect((await gateway.send(key, sale)).status).toBe(200)
      await gateway.runtime.database.prisma.channelKey.updateMany({
        where: { channelId: id },
        data: { revokedAt: new Date() },
      })
      await changeChannel(gateway, id, {})
      await refused(() => gateway.send(key, sale), 'invalid_key', /unknown or revoked/)
    })

    it("takes a key after `Bearer`, and the channel's own upstream key unless that is switched off", async () => {
      expect((await gateway.send(`Bearer ${channel.key}`, sale)).status).toBe(200)
      expect((await gateway.send(channel.upstreamKey, sale)).status).toBe(200)
      const strict = await gateway.channel({ acceptUpstreamKey: false })
      expect((await gateway.send(strict.key, sale)).status).toBe(200)
      await refused(
        () => gateway.send(strict.upstreamKey, sale),
        'invalid_key',
        /unknown or revoked/,
      )
    })

    it('refuses the keys of a deleted channel', async () => {
      const { key, upstreamKey, id } = await gateway.channel()
      await changeChannel(gateway, id, { deletedAt: new Date() })
      for (const one of [key, upstreamKey])
        await refused(() => gateway.send(one, sale), 'invalid_key', /unknown or revoked/)
    })
  })

  describe('method and content type', () => {
    it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
      'answers %s with 405 and says which method is right',
      async (method) => {
        for (const path of ['/messages', '/marketing_messages']) {
          const answer = await refused(
            () => gateway.send(channel.key, undefined, { method, path }),
            'method_not_allowed',
            new RegExp(`^${method} .*POST`),
          )
          expect(answer.headers.allow).toBe('POST')
        }
      },
    )

    it('answers HEAD likewise, without a body', async () => {
      const { status, headers, body } = await gateway.send(channel.key, undefined, {
        method: 'HEAD',
      })
      expect([status, headers.allow, body.byteLength]).toEqual([405, 'POST', 0])
      expect(headers['x-fairway-trace']).toMatch(UUID)
    })

    it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/jsonp', 'text/json'])(
      'refuses %s',
      async (type) => {
        await refused(
          () => post('{}', { 'content-type': type }),
          'unsupported_media_type',
          new RegExp(`^content-type is ${type}; accepted is application/json`),
        )
      },
    )

    it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json ;x=y'])(
      'takes %s',
      async (type) => {
        expect((await post(sale, { 'content-type': type })).status).toBe(200)
      },
    )

    it('refuses a missing content type', async () => {
      const received = await rawRequest(gateway.url, [
        `POST /messages HTTP/1.1\r\nhost: x\r\nd360-api-key: ${channel.key}\r\ncontent-length: 2\r\n\r\n{}`,
      ])
      expect(statusesIn(received)).toEqual([415])
      expect(received).toContain('content-type is missing')
    })
  })

  describe('bodies', () => {
    it.each([
      ['nothing', '', /is empty/],
      ['no JSON', 'to=5521&type=text', /is not JSON/],
      ['half of one', '{"to":"5521991112222"', /is not JSON/],
      ['two of them', '{}{}', /is not JSON/],
      ['a byte order mark', '\ufeff{}', /byte order mark/],
      ['an array', '[{}]', /is an array; accepted is a JSON object/],
      ['null', 'null', /is null/],
      ['a text', '"hello"', /is "hello"/],
      ['a number', '1e400', /accepted is a JSON object/],
      ['an array of 100,000 levels', '['.repeat(100_000) + ']'.repeat(100_000), /is an array/],
      ['100,000 levels that never end', '{"a":'.repeat(100_000), /is not JSON/],
      ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /not valid UTF-8/],
      [
        'half of a surrogate pair',
        Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]),
        /not valid UTF-8/,
      ],
      ['an overlong encoding', Buffer.from([0xc1, 0xbb, 0xc1, 0xbd]), /not valid UTF-8/],
      ['UTF-16', Buffer.from('{"to":"1"}', 'utf16le'), /is not JSON/],
      [
        'another product_policy',
        { ...sale, product_policy: 'strict' },
        /product_policy is "strict"; accepted are "STRICT" and "CLOUD_API_FALLBACK"/,
      ],
      [
        'a product_policy that is no text',
        { ...sale, product_policy: null },
        /product_policy is null/,
      ],
    ])('refuses %s, and says what is accepted', async (_what, body, details) => {
      await refused(() => post(body), 'invalid_request', details)
    })

    it('shows nothing of a body that is not JSON: it may carry personal data', async () => {
      const answer = await refused(
        () => post('{"to":"5521991112222",oops}'),
        'invalid_request',
        /is not JSON/,
      )
      expect(answer.body.toString()).not.toContain('5521991112222')
    })

    it('takes an object of 100,000 levels and hands on its bytes', async () => {
      const deep = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)
      const body = `{"type":"text","to":"1","x":${deep}}`
      expect((await post(body)).status).toBe(200)
      expect(upstream.requests.at(-1)!.body.toString() === body).toBe(true)
    })

    it.each(['length', 'chunks'])('takes exactly 1 MiB and not one byte more (%s)', async (how) => {
      const body = (size: number) => Buffer.from(`{"type":"text","to":"1"${' '.repeat(size - 24)}}`)
      const send = (size: number) =>
        rawRequest(
          gateway.url,
          how === 'length' ? withLength(body(size)) : inChunks(body(size), 65_536),
        )
      expect(statusesIn(await send(MIB))).toEqual([200])
      expect(upstream.requests.at(-1)!.body.byteLength).toBe(MIB)
      const before = upstream.requests.length
      expect(statusesIn(await send(MIB + 1))).toEqual([413])
      expect(upstream.requests).toHaveLength(before)
    })

    it('answers 10 MB with 413, also to a caller who reads nothing before all is written', async () => {
      const tenMegabytes = Buffer.alloc(10_000_000, 0x20)
      await refused(() => post(tenMegabytes), 'body_too_large', /longer than 1048576 bytes/)
      for (const parts of [withLength(tenMegabytes), inChunks(tenMegabytes, 100_000)]) {
        const received = await rawRequest(gateway.url, parts)
        expect(statusesIn(received)).toEqual([413])
        expect(received).toMatch(/\r\nx-fairway-trace: [0-9a-f-]{36}\r\n/)
        expect(received).toContain('longer than 1048576 bytes')
      }
    })

    it('answers a refusal for another reason likewise before it has read 10 MB', async () => {
      const received = await rawRequest(
        gateway.url,
        withLength(Buffer.alloc(10_000_000, 0x20), 'fwc_nobody'),
      )
      expect(statusesIn(received)).toEqual([401])
    })

    it('answers a length that never comes at once', async () => {
      const [head] = withLength(Buffer.alloc(10_000_000))
      expect(statusesIn(await rawRequest(gateway.url, [head!]))).toEqual([413])
    })

    it('sends nothing for a caller who goes away in the middle', async () => {
      const before = upstream.requests.length
      const [head, body] = withLength(Buffer.from(JSON.stringify(sale)))
      await rawRequest(gateway.url, [head!, (body as Buffer).subarray(0, 20)], 30)
      await eventually(() => expect(gateway.runtime.gateway.inFlight).toBe(0))
      expect(upstream.requests).toHaveLength(before)
    })

    it('answers two requests on one connection in order, each once', async () => {
      const one = Buffer.concat(
        withLength(Buffer.from(JSON.stringify(sale))).map((part) => Buffer.from(part)),
      )
      expect(statusesIn(await rawRequest(gateway.url, [one, one]))).toEqual([200, 200])
    })
  })

  describe("the gateway's own ends", () => {
    it("suppressed recipients: 400 with Meta's code, no attempt, no route", async () => {
      const shy = await gateway.channel({ suppressUs: true, suppressOptedOut: true })
      await pinCategory(gateway, { wabaId: shy.wabaId, name: 'spring_sale' }, 'marketing')
      const us = await refused(
        () => gateway.send(shy.key, templateMessage('spring_sale', { to: '+1 202 555 0123' })),
        'suppressed_us',
        /suppressed_us/,
      )
      expect(us.headers).toMatchObject({
        'x-fairway-reason': 'suppressed_us',
        'x-fairway-attempts': '0',
      })
      expect(us.headers).not.toHaveProperty('x-fairway-route')
      await gateway.runtime.database.prisma.optOut.create({
        data: {
          partnerId: gateway.partnerId,
          wabaId: shy.wabaId,
          recipient: '5521991112222',
          at: new Date(),
        },
      })
      const stopped = await refused(
        () => gateway.send(shy.key, sale),
        'suppressed_opt_out',
        /suppressed_opt_out/,
      )
      expect(stopped.headers).toMatchObject({
        'x-fairway-reason': 'suppressed_opt_out',
        'x-fairway-attempts': '0',
      })
    })

    it('a channel over its rate limit: 429 with retry-after', async () => {
      const limited = await gateway.channel({ rateLimitMps: 1 })
      expect((await gateway.send(limited.key, sale)).status).toBe(200)
      await refused(
        () => gateway.send(limited.key, sale),
        'rate_limited',
        /limit is 1 messages a second/,
      )
    })

    it('no byte of any attempt left: 502, and every header of the decision', async () => {
      const elsewhere = await startTestGateway({
        database: await openTestDatabase(),
        upstreamUrl: await refusingUrl(),
      })
      const { key } = await elsewhere.channel({ provider: 'meta' })
      const answer = await elsewhere.send(key, sale)
      expectError(answer, 'not_sent', /No byte left/)
      expect(answer.headers).toMatchObject({
        'x-fairway-route': 'messages',
        'x-fairway-reason': 'checked',
        'x-fairway-attempts': '2',
        'x-fairway-fallback': 'unreachable',
      })
      await elsewhere.close()
    })

    it('an unknown outcome: 504, details say so; under `documented` the second attempt answers', async () => {
      upstream.play(resets)
      const direct = await gateway.send(channel.key, sale, { path: '/marketing_messages' })
      expectError(direct, 'unknown_outcome', /^unknown_outcome/)
      expect(direct.headers).toMatchObject({
        'x-fairway-route': 'marketing_messages',
        'x-fairway-reason': 'direct',
        'x-fairway-attempts': '1',
      })
      upstream.play(resets, accepts)
      const { wabaId, key } = await gateway.channel()
      await pinCategory(gateway, { wabaId, name: 'spring_sale' }, 'marketing')
      expect(await gateway.send(key, sale)).toMatchObject({
        status: 200,
        headers: {
          'x-fairway-route': 'messages',
          'x-fairway-attempts': '2',
          'x-fairway-fallback': 'ambiguous',
        },
      })
      await changePartner(gateway, { fallbackPolicy: 'confirmed' })
      upstream.play(resets, accepts)
      expectError(await gateway.send(key, sale), 'unknown_outcome', /^unknown_outcome/)
      await changePartner(gateway, { fallbackPolicy: 'documented' })
      upstream.play(accepts)
    })

    it('shutting down: 503 with retry-after', async () => {
      gateway.runtime.gateway.draining = true
      await refused(() => post(sale), 'unavailable', /shutting down/)
      gateway.runtime.gateway.draining = false
    })

    it('a fault of its own: one answer, the fault in the log, the next send goes on', async () => {
      const { gateway: inner } = gateway.runtime
      const { upstreams } = inner
      inner.upstreams = {
        send: () => {
          throw new Error('a fault of the program')
        },
      } as unknown as typeof upstreams
      const answer = await post(sale).finally(() => {
        inner.upstreams = upstreams
      })
      expectError(answer, 'unknown_outcome', /^unknown_outcome/)
      expect(process.lines()).toContainEqual(
        expect.objectContaining({
          traceId: answer.headers['x-fairway-trace'],
          msg: 'a send failed',
        }),
      )
      expect(inner.inFlight).toBe(0)
      expect((await post(sale)).status).toBe(200)
    })
  })

  it('answers a fault outside of any send as well, once', async () => {
    const { gateway: inner } = gateway.runtime
    const { sendLog } = inner
    inner.sendLog = {
      get available(): boolean {
        throw new Error('a fault of the program')
      },
    } as typeof sendLog
    const received = await rawRequest(
      gateway.url,
      withLength(Buffer.from(JSON.stringify(sale))),
    ).finally(() => {
      inner.sendLog = sendLog
    })
    expect(statusesIn(received)).toEqual([500])
    expect(process.lines()).toContainEqual(
      expect.objectContaining({ path: '/messages', msg: 'a request failed' }),
    )
  })

  it.each([
    [
      'what no JSON is',
      answers(502, '<html>Bad Gateway</html>', {
        'content-type': 'text/html',
        'retry-after': '30',
      }),
    ],
    ['a content type in UTF-8', answers(400, '{}', { 'content-type': 'text/plain; x="€"' })],
    ['nothing at all', answers(400, '')],
  ])("gives the upstream's answer as it came: %s", async (_what, act) => {
    upstream.play(act)
    const got = await gateway.send(channel.key, { type: 'text', to: '1' })
    const bare = await fetch(`${upstream.url}/messages`, { method: 'POST' })
    const headers = (from: Headers | Record<string, string>) =>
      ['content-type', 'retry-after'].map((name) =>
        from instanceof Headers ? from.get(name) : (from[name] ?? null),
      )
    expect([got.status, ...headers(got.headers)]).toEqual([bare.status, ...headers(bare.headers)])
    expect(got.body).toEqual(Buffer.from(await bare.arrayBuffer()))
    upstream.play(accepts)
  })

  it.each(['//', '/message', '/?q', '/?q=%zz', '/%c3%a4', 'http://elsewhere/nowhere'])(
    'hands %s to Next, which answers once',
    async (target) => {
      expect(
        statusesIn(
          await rawRequest(
            gateway.url,
            [`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`],
            5_000,
          ),
        ),
      ).toEqual([404])
    },
  )

  it.each(['/%zz', '/activity/%', '/api/v2/%e0%a4', '*', 'http://[', 'foo://x', 'data:x', 'x'])(
    'refuses %s, which is no path',
    async (target) => {
      expect(
        statusesIn(
          await rawRequest(
            gateway.url,
            [`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`],
            5_000,
          ),
        ),
      ).toEqual([400])
    },
  )

  function withLength(body: Uint8Array, key = channel.key): (string | Uint8Array)[] {
    return [
      `POST /messages HTTP/1.1\r\nhost: x\r\nd360-api-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: ${body.byteLength}\r\n\r\n`,
      body,
    ]
  }

  function inChunks(body: Uint8Array, size: number): (string | Uint8Array)[] {
    const parts: (string | Uint8Array)[] = [
      `POST /messages HTTP/1.1\r\nhost: x\r\nd360-api-key: ${channel.key}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    ]
    for (let at = 0; at < body.byteLength; at += size) {
      const chunk = body.subarray(at, at + size)
      parts.push(`${chunk.byteLength.toString(16)}\r\n`, chunk, '\r\n')
    }
    return [...parts, '0\r\n\r\n']
  }
})
