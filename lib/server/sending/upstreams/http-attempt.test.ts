import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Agent } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HttpOutcome, httpAttempt } from '@/lib/server/sending/upstreams/http-attempt'
import {
  refusingUrl,
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { selfSigned } from '@/lib/server/testing/self-signed'
import {
  accepts,
  after,
  answers,
  closesSilently,
  inTurn,
  neverAnswers,
  resets,
  sends,
} from '@/lib/server/testing/upstream-acts'

const BODY = Buffer.from('{"type":"text"}')

describe('one upstream attempt', () => {
  let upstream: ScriptedUpstream
  let agents: Agent[]
  beforeEach(async () => {
    upstream = await startScriptedUpstream(accepts)
    agents = []
  })
  afterEach(async () => {
    for (const agent of agents) await agent.destroy()
    await upstream.close()
  })

  function agentWith(options: Agent.Options = {}): Agent {
    const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, ...options })
    agents.push(agent)
    return agent
  }
  const attempt = (
    limitMs = 10_000,
    url = upstream.url,
    agent = agentWith(),
  ): Promise<HttpOutcome> =>
    httpAttempt(agent, { origin: url, path: '/messages', headers: {}, body: BODY }, limitMs)

  describe('no byte left this machine', () => {
    it('connection refused, at one address and at every address of a name', async () => {
      const url = await refusingUrl()
      for (const each of [url, url.replace('127.0.0.1', 'localhost')]) {
        expect(await attempt(10_000, each)).toEqual({
          kind: 'not_sent',
          cause: 'connection_refused',
        })
      }
    })

    it.each(['ENOTFOUND', 'EAI_AGAIN'])('a name that does not resolve (%s)', async (code) => {
      const agent = agentWith({
        connect: {
          lookup: (_name, _options, done) =>
            done(Object.assign(new Error('no such name'), { code }), []),
        },
      })
      expect(await attempt(10_000, 'http://upstream.test', agent)).toEqual({
        kind: 'not_sent',
        cause: 'dns',
      })
    })

    it('no TLS handshake within the connect timeout', async () => {
      upstream.onConnection(() => {})
      const agent = agentWith({ connect: { timeout: 100 } })
      expect(await attempt(5_000, upstream.url.replace('http:', 'https:'), agent)).toEqual({
        kind: 'not_sent',
        cause: 'connect_timeout',
      })
      expect(upstream.requests).toEqual([])
    })

    it('no connection within the limit of the attempt', async () => {
      upstream.onConnection(() => {})
      expect(await attempt(100, upstream.url.replace('http:', 'https:'))).toEqual({
        kind: 'not_sent',
        cause: 'connect_timeout',
      })
    })

    it('a connection that is reset in the TLS handshake', async () => {
      upstream.onConnection((socket) => socket.once('data', () => socket.resetAndDestroy()))
      expect(await attempt(10_000, upstream.url.replace('http:', 'https:'))).toEqual({
        kind: 'not_sent',
        cause: 'unreachable',
      })
    })

    it('an upstream that speaks no TLS', async () => {
      upstream.onConnection((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      )
      expect(await attempt(10_000, upstream.url.replace('http:', 'https:'))).toEqual({
        kind: 'not_sent',
        cause: 'tls',
      })
    })

    it('a certificate that is not to be trusted', async () => {
      let bytes = 0
      const server = createTlsServer(selfSigned, (socket) =>
        socket.on('data', (chunk) => {
          bytes += chunk.byteLength
        }),
      )
      const port = await listen(server)
      expect(await attempt(10_000, `https://127.0.0.1:${port}`)).toEqual({
        kind: 'not_sent',
        cause: 'tls',
      })
      expect(bytes).toBe(0)
      server.close()
    })

    it('no free connection within the limit; and the request never goes out later', async () => {
      upstream.play(after(200, answers(200, 'first')))
      const agent = agentWith({ connections: 1 })
      const [first, second] = await Promise.all([
        attempt(10_000, upstream.url, agent),
        attempt(50, upstream.url, agent),
      ])
      expect(first).toMatchObject({ kind: 'answered', status: 200 })
      expect(second).toEqual({ kind: 'not_sent', cause: 'connect_timeout' })
      upstream.play(accepts)
      expect(await attempt(10_000, upstream.url, agent)).toMatchObject({
        kind: 'answered',
        status: 200,
      })
      expect(upstream.requests).toHaveLength(2)
    })
  })

  describe('bytes were sent and no whole answer came', () => {
    it.each([
      [
        'a reset while nobody reads the request',
        () => upstream.onConnection((socket) => setTimeout(() => socket.resetAndDestroy(), 30)),
        'reset',
      ],
      [
        'a close while nobody reads the request',
        () => upstream.onConnection((socket) => setTimeout(() => socket.end(), 30)),
        'reset',
      ],
      ['a reset after the request was read', () => upstream.play(resets), 'reset'],
      ['a silent close after the request was read', () => upstream.play(closesSilently), 'reset'],
      [
        'a reset in the middle of the headers',
        () => upstream.play(inTurn(sends('HTTP/1.1 200 OK\r\ncontent-'), after(30, resets))),
        'reset',
      ],
      [
        'a reset in the middle of the body',
        () =>
          upstream.play(
            inTurn(sends('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"mes'), after(30, resets)),
          ),
        'reset',
      ],
      [
        'a close in the middle of the body',
        () =>
          upstream.play(
            inTurn(sends('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"mes'), closesSilently),
          ),
        'reset',
      ],
      [
        'a close in the middle of a chunk',
        () =>
          upstream.play(
            inTurn(
              sends('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"m'),
              closesSilently,
            ),
          ),
        'reset',
      ],
      ['no answer', () => upstream.play(neverAnswers), 'timeout'],
      ['an answer that comes too late', () => upstream.play(after(400, accepts)), 'timeout'],
      [
        'a body that stops',
        () => upstream.play(sends('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"mes')),
        'timeout',
      ],
      [
        'only an interim answer',
        () => upstream.play(sends('HTTP/1.1 103 Early Hints\r\n\r\n')),
        'timeout',
      ],
      ['what is no HTTP', () => upstream.play(sends('SSH-2.0-OpenSSH_9.2\r\n')), 'invalid_answer'],
      [
        'a length that is no number',
        () => upstream.play(sends('HTTP/1.1 200 OK\r\ncontent-length: ten\r\n\r\n')),
        'invalid_answer',
      ],
      [
        'a status that HTTP does not have',
        () => upstream.play(answers(999, 'odd')),
        'invalid_answer',
      ],
      [
        'a status below 100',
        () => upstream.play(sends('HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n')),
        'invalid_answer',
      ],
      [
        'an answer of more than 4 MiB',
        () => upstream.play(answers(200, 'x'.repeat(4 * 1024 * 1024 + 1))),
        'invalid_answer',
      ],
    ])('%s', async (_what, prepare, cause) => {
      prepare()
      const outcome = await attempt(cause === 'timeout' ? 250 : 10_000)
      expect(outcome).toEqual({ kind: 'lost', cause })
      await new Promise((resolve) => setTimeout(resolve, 30))
      expect(upstream.requests.length, 'the request is never repeated').toBeLessThanOrEqual(1)
    })
  })

  describe('a whole answer', () => {
    it.each([
      [
        'in pieces',
        inTurn(
          sends('HTTP/1.1 20'),
          after(20, sends('0 OK\r\ncontent-length: 4\r\n\r\nab')),
          after(40, sends('cd')),
        ),
      ],
      [
        'in chunks',
        sends(
          'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n3\r\nbcd\r\n0\r\n\r\n',
        ),
      ],
      [
        'ended by the close of the connection',
        inTurn(sends('HTTP/1.1 200 OK\r\n\r\nabcd'), closesSilently),
      ],
      [
        'after interim answers',
        sends(
          'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nabcd',
        ),
      ],
    ])('%s', async (_how, act) => {
      upstream.play(act)
      expect(await attempt()).toEqual({
        kind: 'answered',
        status: 200,
        body: Buffer.from('abcd'),
        contentType: null,
        retryAfter: null,
      })
    })

    it.each([301, 302, 307, 308])(
      '%i is an answer like any other: redirects are not followed',
      async (status) => {
        upstream.play(answers(status, '', { location: `${upstream.url}/elsewhere` }))
        expect(await attempt()).toMatchObject({ kind: 'answered', status })
        expect(upstream.requests).toHaveLength(1)
      },
    )

    it.each([204, 304])('%i, which has no body', async (status) => {
      upstream.play(sends(`HTTP/1.1 ${status} x\r\n\r\n`))
      expect(await attempt()).toMatchObject({ kind: 'answered', status, body: Buffer.alloc(0) })
    })

    it('header values are given byte for byte, so that they can be written again', async () => {
      upstream.play(
        sends(
          'HTTP/1.1 400 Bad\r\ncontent-type: text/plain; x=',
          Buffer.from('€ö'),
          '\r\ncontent-length: 0\r\n\r\n',
        ),
      )
      const outcome = await attempt()
      expect(outcome).toMatchObject({
        contentType: `text/plain; x=${Buffer.from('€ö').toString('latin1')}`,
      })
    })
  })

  it('never says that nothing was sent when the upstream got a byte, however early the connection breaks', async () => {
    for (let ms = 0; ms < 20; ms += 1) {
      const before = upstream.bytesReceived
      upstream.onConnection((socket) => setTimeout(() => socket.resetAndDestroy(), ms / 4))
      const { kind } = await attempt(10_000)
      if (upstream.bytesReceived > before) expect(kind).toBe('lost')
      expect(kind).not.toBe('answered')
    }
  })

  it('takes a new connection when the upstream has closed the kept one', async () => {
    const agent = agentWith({ connections: 1 })
    upstream.play(inTurn(accepts, closesSilently))
    for (let n = 0; n < 3; n += 1) {
      expect(await attempt(10_000, upstream.url, agent)).toMatchObject({
        kind: 'answered',
        status: 200,
      })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect([upstream.requests.length, upstream.connections]).toEqual([3, 3])
  })
})

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
