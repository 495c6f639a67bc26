import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { offerRuntime } from '@/lib/server/runtime-handle'
import { holdProbes } from '@/lib/server/testing/held-probes'
import {
  type Act,
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { sendRequest } from '@/lib/server/testing/send-request'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { accepts } from '@/lib/server/testing/upstream-acts'
import { answersCorpus, CORPUS } from '@/test/door-corpus'
import { exchange } from '@/test/exchange'
import { startNext } from '@/test/start-next'

/** What Next's door adds: its router's `vary`, on every route; and the word that keeps Next from compressing the bytes. */
const NEXT_ADDS = {
  vary: 'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch',
  'cache-control': 'no-transform',
}

describe('the node:http door and the route handlers', () => {
  let upstream: ScriptedUpstream
  let gateway: TestGateway
  let next: { url: string; close(): Promise<void> }

  beforeAll(async () => {
    vi.stubEnv('NODE_ENV', 'production')
    upstream = await startScriptedUpstream(answersCorpus)
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
    })
    offerRuntime(gateway.runtime)
    next = await startNext()
  }, 300_000)
  afterAll(async () => {
    await next.close()
    await gateway.close()
    await upstream.close()
    vi.unstubAllEnvs()
  })

  it('give the same status, headers and bytes to every kind of request', async () => {
    // Each has a channel and a WABA of its own, so that both meet a template for the first time.
    const [byNode, byNext] = [await gateway.channel(), await gateway.channel()]
    for (const [what, asked] of Object.entries(CORPUS)) {
      const expected = await exchange(gateway.url, asked, byNode.key)
      const got = await exchange(next.url, asked, byNext.key)
      expect({ what, ...got }).toEqual({
        what,
        ...expected,
        headers: { ...expected.headers, ...NEXT_ADDS },
      })
    }
  }, 120_000)

  it('share one cache: what one learns the other knows', async () => {
    upstream.play(accepts)
    const { key } = await gateway.channel()
    for (const [first, second] of [
      [gateway.url, next.url],
      [next.url, gateway.url],
    ] as const) {
      const message = templateMessage(`learned_through_${first === next.url ? 'next' : 'node'}`)
      expect((await sendRequest(first, key, message)).headers['x-fairway-reason']).toBe('checked')
      expect((await sendRequest(second, key, message)).headers['x-fairway-reason']).toBe(
        'known_marketing',
      )
    }
  })

  it('share one pool: both send over the same connection', async () => {
    upstream.play(accepts)
    const { key } = await gateway.channel()
    const before = upstream.requests.length
    for (const url of [gateway.url, next.url, gateway.url, next.url])
      await sendRequest(url, key, templateMessage('pooled'))
    expect(new Set(upstream.requests.slice(before).map(({ connection }) => connection)).size).toBe(
      1,
    )
  })

  it('share one lock: of two first sends of a template, the one through the other door waits for the first', async () => {
    const { key } = await gateway.channel()
    const probes = holdProbes(gateway)
    let release = () => {}
    const holds: Act = (socket, request) => {
      release = () => accepts(socket, request)
    }
    upstream.play(holds, accepts)
    const before = upstream.requests.length
    const first = sendRequest(gateway.url, key, templateMessage('held'))
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(before + 1))
    const second = sendRequest(next.url, key, templateMessage('held'))
    await vi.waitFor(() => expect(probes.waiting).toBe(1), 10_000)
    expect(upstream.requests).toHaveLength(before + 1)
    release()
    expect((await first).headers['x-fairway-reason']).toBe('checked')
    expect((await second).headers['x-fairway-reason']).toBe('known_marketing')
  })

  it('share one send log', async () => {
    upstream.play(accepts)
    const { id, key } = await gateway.channel()
    const traces = [
      await sendRequest(gateway.url, key, templateMessage('a')),
      await sendRequest(next.url, key, templateMessage('b')),
    ].map(({ headers }) => headers['x-fairway-trace'])
    const rows = await gateway.runtime.database.query<{ trace_id: string }>(
      'SELECT trace_id FROM message WHERE channel_id = $1 ORDER BY at, trace_id',
      [id],
    )
    expect(rows.map((row) => row.trace_id)).toEqual(traces)
  })
})
