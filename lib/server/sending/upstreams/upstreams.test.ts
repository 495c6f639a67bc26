import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type UpstreamChannel, Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import {
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { accepts, answers } from '@/lib/server/testing/upstream-acts'

/** Odd white space, an escape, a big number, a repeated key, a character of four bytes: all must arrive as they left. */
const BODY = Buffer.from('{ "to":"1",\t"n" : 12345678901234567890, "to":"2", "t":"\\u00e9 😀" }\n')

describe('the upstream adapters', () => {
  let upstream: ScriptedUpstream
  let upstreams: Upstreams
  beforeEach(async () => {
    upstream = await startScriptedUpstream(accepts)
    upstreams = adapters({})
  })
  afterEach(async () => {
    await upstreams.close()
    await upstream.close()
  })

  const adapters = (settings: {
    graphBaseUrl?: string
    d360BaseUrl?: string
    sandboxUrl?: string | null
  }) =>
    new Upstreams({
      d360BaseUrl: upstream.url,
      graphBaseUrl: `${upstream.url}/v25.0`,
      sandboxUrl: upstream.url,
      timeoutMs: 20_000,
      ...settings,
    })
  const channel = (provider: UpstreamChannel['provider']): UpstreamChannel => ({
    provider,
    phoneNumberId: '106540352242922',
    upstreamKey: 'the-upstream-key',
  })

  it.each([
    [
      '360dialog',
      'marketing_messages',
      'POST /marketing_messages HTTP/1.1',
      { 'd360-api-key': 'the-upstream-key' },
    ],
    ['360dialog', 'messages', 'POST /messages HTTP/1.1', { 'd360-api-key': 'the-upstream-key' }],
    ['sandbox', 'messages', 'POST /messages HTTP/1.1', { 'd360-api-key': 'the-upstream-key' }],
    [
      'meta',
      'marketing_messages',
      'POST /v25.0/106540352242922/marketing_messages HTTP/1.1',
      { authorization: 'Bearer the-upstream-key' },
    ],
    [
      'meta',
      'messages',
      'POST /v25.0/106540352242922/messages HTTP/1.1',
      { authorization: 'Bearer the-upstream-key' },
    ],
  ] as const)(
    '%s, %s: one request with exactly this line, these headers and the bytes as given',
    async (provider, way, line, credential) => {
      expect(await upstreams.send(channel(provider), way, BODY)).toMatchObject({
        kind: 'answered',
        status: 200,
      })
      expect(upstream.requests).toHaveLength(1)
      expect(upstream.requests[0]!.line).toBe(line)
      expect(upstream.requests[0]!.headers).toEqual({
        host: new URL(upstream.url).host,
        connection: 'keep-alive',
        'content-type': 'application/json',
        'content-length': String(BODY.byteLength),
        ...credential,
      })
      expect(upstream.requests[0]!.body).toEqual(BODY)
    },
  )

  it('gives the answer as it came: status, content type, retry-after and every byte', async () => {
    upstream.play(
      answers(429, '\ufeff{ "error" : "übel" }\r\n', {
        'content-type': 'text/weird; charset=x',
        'retry-after': '7',
        'x-other': 'y',
      }),
    )
    expect(await upstreams.send(channel('360dialog'), 'messages', BODY)).toEqual({
      kind: 'answered',
      status: 429,
      contentType: 'text/weird; charset=x',
      retryAfter: '7',
      body: Buffer.from('\ufeff{ "error" : "übel" }\r\n'),
    })
  })

  it('keeps a path of the base URL, with or without a slash at its end', async () => {
    const others = adapters({
      d360BaseUrl: `${upstream.url}/proxy/`,
      graphBaseUrl: `${upstream.url}/graph/v26.0`,
    })
    await others.send(channel('360dialog'), 'messages', BODY)
    await others.send(channel('meta'), 'messages', BODY)
    await others.close()
    expect(upstream.requests.map(({ line }) => line)).toEqual([
      'POST /proxy/messages HTTP/1.1',
      'POST /graph/v26.0/106540352242922/messages HTTP/1.1',
    ])
  })

  it('never lets a phone number id leave its place in the path', async () => {
    await upstreams.send({ ...channel('meta'), phoneNumberId: '../me?x=1#' }, 'messages', BODY)
    expect(upstream.requests[0]!.line).toBe('POST /v25.0/..%2Fme%3Fx%3D1%23/messages HTTP/1.1')
  })

  it('reads no answer to a look-up that is longer than 8 MiB', async () => {
    upstream.play(answers(200, ' '.repeat(8 * 1024 * 1024)))
    expect((await upstreams.post(channel('360dialog'), '/v1/x', {})).text).toHaveLength(
      8 * 1024 * 1024,
    )
    upstream.play(answers(200, ' '.repeat(8 * 1024 * 1024 + 1)))
    await expect(upstreams.post(channel('360dialog'), '/v1/x', {})).rejects.toThrow('8 MiB')
  })

  it('says that nothing was sent for a sandbox channel while no sandbox runs', async () => {
    const without = adapters({ sandboxUrl: null })
    expect(await without.send(channel('sandbox'), 'messages', BODY)).toEqual({
      kind: 'not_sent',
      cause: 'unreachable',
    })
    await without.close()
    expect(upstream.connections).toBe(0)
  })

  it('says that nothing was sent for a key that no header can hold', async () => {
    expect(
      await upstreams.send({ ...channel('meta'), upstreamKey: 'a\nb' }, 'messages', BODY),
    ).toEqual({ kind: 'not_sent', cause: 'unreachable' })
    expect(upstream.bytesReceived).toBe(0)
  })

  it('gives each of a thousand simultaneous sends its own answer', async () => {
    upstream.play((socket, request) => answers(200, request.body.toString())(socket, request))
    const outcomes = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) =>
        upstreams.send(channel('360dialog'), 'messages', Buffer.from(`{"n":${n}}`)),
      ),
    )
    expect(
      outcomes.map(
        (outcome) => outcome.kind === 'answered' && Buffer.from(outcome.body).toString(),
      ),
    ).toEqual(Array.from({ length: 1_000 }, (_, n) => `{"n":${n}}`))
    expect(upstream.connections).toBeLessThanOrEqual(1_000)
  })
})
