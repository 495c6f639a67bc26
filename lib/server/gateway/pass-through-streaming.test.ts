import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { breakable } from '@/lib/server/testing/breakable-database'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { eventually } from '@/lib/server/testing/eventually'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const TIMEOUT_MS = 500
/** Bytes of something big, and the most that the sockets on the way may take of it (not the gateway's memory). */
const BIG = 64 * 1024 * 1024
const ON_THE_WAY = 24 * 1024 * 1024

describe('what is passed through is streamed', () => {
  let database: Database
  let upstream: HttpUpstream
  let gateway: TestGateway
  let channel: TestChannel
  beforeAll(async () => {
    database = await openTestDatabase()
    upstream = await startHttpUpstream(() => {})
    const settings = { UPSTREAM_TIMEOUT_MS: String(TIMEOUT_MS) }
    gateway = await startTestGateway({
      database: breakable(database),
      upstreamUrl: upstream.url,
      settings,
    })
    channel = await gateway.channel({ provider: '360dialog' })
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
    await database.close()
  })

  function begin(
    method: string,
    headers: Record<string, string> = {},
    agent: Agent | false = false,
  ): ClientRequest {
    const calling = request(`${gateway.url}/media`, {
      method,
      agent,
      headers: { 'd360-api-key': channel.key, ...headers },
    })
    calling.on('error', () => {})
    return calling
  }
  const answerOf = async (calling: ClientRequest) =>
    ((await once(calling, 'response')) as [IncomingMessage])[0]
  /** The upstream's next request, as soon as its head is there. */
  const arriving = () =>
    new Promise<[IncomingMessage, ServerResponse]>((resolve) => {
      upstream.handle = (incoming, outgoing) => resolve([incoming, outgoing])
    })

  it('upwards, chunk by chunk, for longer than the limit of an answer', async () => {
    const arrival = arriving()
    const calling = begin('POST', { 'content-length': '6' })
    calling.write('0')
    const [incoming, outgoing] = await arrival
    for (let chunk = 0; chunk < 6; chunk += 1) {
      const [data] = (await once(incoming, 'data')) as [Buffer]
      expect(data.toString()).toBe(String(chunk))
      await setTimeout(TIMEOUT_MS / 4)
      if (chunk < 5) calling.write(String(chunk + 1))
    }
    calling.end()
    outgoing.end('all')
    expect((await answerOf(calling)).statusCode).toBe(200)
  })

  it('downwards, chunk by chunk, for longer than the limit of an answer', async () => {
    const arrival = arriving()
    const calling = begin('GET').end()
    const [, outgoing] = await arrival
    outgoing.write('0')
    const response = await answerOf(calling)
    for (let chunk = 0; chunk < 6; chunk += 1) {
      const [data] = (await once(response, 'data')) as [Buffer]
      expect(data.toString()).toBe(String(chunk))
      await setTimeout(TIMEOUT_MS / 4)
      if (chunk < 5) outgoing.write(String(chunk + 1))
    }
    outgoing.end()
    await once(response, 'end')
  })

  it('upwards only as fast as the provider reads, and whole', async () => {
    const arrival = arriving()
    const bytes = randomBytes(BIG)
    const calling = begin('POST', { 'content-length': String(BIG) })
    calling.end(bytes)
    const [incoming, outgoing] = await arrival
    await setTimeout(TIMEOUT_MS / 2)
    expect(calling.socket!.bytesWritten - calling.socket!.writableLength).toBeLessThan(ON_THE_WAY)
    expect(await digest(incoming)).toBe(sha256(bytes))
    outgoing.end()
    expect((await answerOf(calling)).statusCode).toBe(200)
  })

  it('downwards only as fast as the caller reads, and whole', async () => {
    const arrival = arriving()
    const bytes = randomBytes(BIG)
    const calling = begin('GET').end()
    const [, outgoing] = await arrival
    outgoing.writeHead(200, { 'content-length': BIG }).end(bytes)
    const response = await answerOf(calling)
    await setTimeout(TIMEOUT_MS / 2)
    expect(outgoing.socket!.bytesWritten - outgoing.socket!.writableLength).toBeLessThan(ON_THE_WAY)
    expect(await digest(response)).toBe(sha256(bytes))
  })

  it('gives the caller an answer that comes before the body was read, whole, and lets the connection go on', async () => {
    const bytes = randomBytes(BIG / 8)
    upstream.handle = (_incoming, outgoing) => {
      outgoing.writeHead(413, { 'content-length': bytes.length }).end(bytes)
    }
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const calling = begin('POST', { 'content-length': String(BIG) }, agent)
    const uploaded = once(calling, 'finish')
    calling.end(Buffer.alloc(BIG))
    const response = await answerOf(calling)
    const { socket } = response
    expect(response.statusCode).toBe(413)
    expect(await digest(response)).toBe(sha256(bytes))
    await uploaded
    const next = await answerOf(begin('GET', {}, agent).end())
    expect([next.statusCode, next.socket === socket]).toEqual([413, true])
    agent.destroy()
  })

  describe('a caller who goes away takes the provider’s request along', () => {
    it.each([
      [
        'while it uploads',
        async (calling: ClientRequest) => {
          calling.write('abc')
        },
      ],
      [
        'while it waits for an answer',
        async (calling: ClientRequest) => {
          calling.end('abcdef')
        },
      ],
      [
        'while it downloads',
        async (calling: ClientRequest, arrival: ReturnType<typeof arriving>) => {
          calling.end('abcdef')
          const [, outgoing] = await arrival
          outgoing.write('begun')
          await answerOf(calling)
        },
      ],
    ])('%s', async (_when, until) => {
      const arrival = arriving()
      const calling = begin('POST', { 'content-length': '6' })
      const reached = until(calling, arrival)
      const [incoming] = await arrival
      await reached
      const closed = new Promise((resolve) => {
        incoming.socket.once('close', resolve)
      })
      await setTimeout(20)
      const left = performance.now()
      calling.destroy()
      await closed
      expect(performance.now() - left).toBeLessThan(TIMEOUT_MS / 2)
      await eventually(() => expect(gateway.runtime.gateway.inFlight).toBe(0))
    })
  })

  it('leaves the caller’s connection open for the next request, a send included', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    upstream.handle = (incoming, outgoing) => {
      incoming.resume().on('end', () => outgoing.end('{}'))
    }
    const sockets = new Set<unknown>()
    for (const path of ['/media', '/messages', '/media']) {
      const calling = request(`${gateway.url}${path}`, {
        method: 'POST',
        agent,
        headers: { 'd360-api-key': channel.key, 'content-type': 'application/json' },
      }).end('{"type":"text"}')
      const response = await answerOf(calling)
      sockets.add(response.socket)
      await digest(response)
      expect(response.statusCode).toBe(200)
    }
    expect(sockets.size).toBe(1)
    agent.destroy()
  })

  it('is waited for at shutdown, and given up after its limit', async () => {
    const arrival = arriving()
    const calling = begin('GET').end()
    const [, outgoing] = await arrival
    outgoing.write('begun')
    const response = await answerOf(calling)
    const cut = once(response, 'error')
    response.resume()
    const keepWriting = setInterval(() => outgoing.write('more'), 50)
    const began = performance.now()
    await gateway.runtime.close()
    clearInterval(keepWriting)
    const took = performance.now() - began
    expect([took > 2 * TIMEOUT_MS + 1_900, took < 2 * TIMEOUT_MS + 4_000]).toEqual([true, true])
    await cut
  })
})

async function digest(stream: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk)
  return hash.digest('hex')
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
