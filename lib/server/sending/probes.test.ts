import type { ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { Probes } from '@/lib/server/sending/probes'
import { changePartner } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { eventually } from '@/lib/server/testing/eventually'
import { type HeldProbes, holdProbes } from '@/lib/server/testing/held-probes'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

interface Arrival {
  way: string
  to: string
  answer: (status?: number, code?: number) => void
}

describe('first sends of one unknown template that arrive together', () => {
  let upstream: HttpUpstream
  let gateway: TestGateway
  let channel: TestChannel
  let arrivals: Arrival[]
  let probes: HeldProbes
  let clock: number
  /** What is done with each request that arrives, besides noting it. */
  let onArrival: (arrival: Arrival) => void
  beforeAll(async () => {
    clock = Date.now()
    upstream = await startHttpUpstream(async (request, response) => {
      const { to } = JSON.parse(await text(request)) as { to: string }
      const arrival = {
        way: request.url!.slice(1),
        to,
        answer: answerTo(response),
      }
      arrivals.push(arrival)
      onArrival(arrival)
    })
    const settings = { UPSTREAM_TIMEOUT_MS: '20000' }
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
      settings,
      now: () => clock,
    })
    channel = await channelWithKnownList(gateway)
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
  })
  beforeEach(() => {
    probes = holdProbes(gateway)
    arrivals = []
    onArrival = () => {}
  })

  const answerTo =
    (response: ServerResponse): Arrival['answer'] =>
    (status = 200, code = 131000) => {
      response
        .writeHead(status)
        .end(status < 300 ? '{"messages":[{"id":"wamid.1"}]}' : JSON.stringify({ error: { code } }))
    }

  /** Sends `count` messages in the same moment, through the door but without a network before it. */
  function sendTogether(
    count: number,
    template: string,
    { language = 'en', key = channel.key } = {},
  ) {
    return Array.from({ length: count }, async (_, n) => {
      const to = `${template} ${language} ${n}`
      const message = templateMessage(template, {
        to,
        template: { name: template, language: { code: language } },
      })
      const { status, headers } = await gateway.runtime.doors.send('messages', {
        method: 'POST',
        path: '/messages',
        query: new URLSearchParams(),
        headers: { 'd360-api-key': key, 'content-type': 'application/json' },
        body: async () => Buffer.from(JSON.stringify(message)),
      })
      return { status, reason: headers['x-fairway-reason']! }
    })
  }
  const ways = () => ({
    marketing_messages: arrivals.filter(({ way }) => way === 'marketing_messages').length,
    messages: arrivals.filter(({ way }) => way === 'messages').length,
  })
  function tally(reasons: { reason: string }[]): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { reason } of reasons) counts[reason] = (counts[reason] ?? 0) + 1
    return counts
  }

  it('a thousand: one probe until its verdict, then all go by MM as known', async () => {
    const sending = sendTogether(1_000, 'a_thousand')
    await eventually(() => expect([probes.waiting, arrivals.length]).toEqual([999, 1]))
    onArrival = ({ answer }) => answer()
    arrivals[0]!.answer()
    const sent = await Promise.all(sending)
    expect(sent.filter(({ status }) => status !== 200)).toEqual([])
    expect(tally(sent)).toEqual({ checked: 1, known_marketing: 999 })
    expect(ways()).toEqual({ marketing_messages: 1_000, messages: 0 })
  })

  it('a thousand of a template that is not marketing: one attempt on MM in all', async () => {
    onArrival = ({ way, answer }) => (way === 'messages' ? answer() : answer(400, 131055))
    const sent = await Promise.all(sendTogether(1_000, 'not_marketing'))
    expect(tally(sent)).toEqual({ checked: 1, known_non_marketing: 999 })
    expect(ways()).toEqual({ marketing_messages: 1, messages: 1_000 })
  })

  it('a thousand whose probe the upstream holds: nobody waits when the longest wait is over', async () => {
    const sending = sendTogether(1_000, 'held')
    await eventually(() => expect([probes.waiting, arrivals.length]).toEqual([999, 1]))
    clock += 1_000
    probes.timeOut()
    await eventually(
      () => expect(ways()).toEqual({ marketing_messages: 1_000, messages: 0 }),
      10_000,
    )
    onArrival = ({ answer }) => answer()
    for (const { answer } of arrivals) answer()
    const sent = await Promise.all(sending)
    expect(tally(sent)).toEqual({ checked: 1_000 })
    expect(
      await gateway.runtime.database.query(
        "SELECT count(*) AS sends FROM message WHERE template_name = 'held' AND (trace->'facts'->>'waited_ms')::int = 1000",
      ),
    ).toEqual([{ sends: 999 }])
  })

  it('whose probe taught nothing: each is checked by itself, and all at once', async () => {
    await changePartner(gateway, { fallbackPolicy: 'confirmed' })
    const sending = sendTogether(50, 'throttled')
    await eventually(() => expect(arrivals).toHaveLength(1))
    arrivals[0]!.answer(429)
    // None of them waits for another's answer any more: all are there before any is answered.
    await eventually(() => expect(arrivals).toHaveLength(50))
    for (const { answer } of arrivals.slice(1)) answer()
    const sent = await Promise.all(sending)
    expect(tally(sent)).toEqual({ checked: 50 })
    expect(sent.map(({ status }) => status).sort()).toEqual([...Array<number>(49).fill(200), 429])
    expect(ways()).toEqual({ marketing_messages: 50, messages: 0 })
    await changePartner(gateway, { fallbackPolicy: 'documented' })
  })

  it('wait for no other template, language or WABA, but for another spelling of the same language', async () => {
    const other = await channelWithKnownList(gateway)
    const sending = [
      ...sendTogether(2, 'one', { language: 'pt_BR' }),
      ...sendTogether(2, 'one', { language: 'pt-br' }),
      ...sendTogether(2, 'one', { language: 'es' }),
      ...sendTogether(2, 'two', { language: 'pt_BR' }),
      ...sendTogether(2, 'one', { language: 'pt_BR', key: other.key }),
    ]
    await eventually(() => expect([probes.waiting, arrivals.length]).toEqual([6, 4]))
    onArrival = ({ answer }) => answer()
    for (const { answer } of arrivals) answer()
    expect(tally(await Promise.all(sending))).toEqual({ checked: 4, known_marketing: 6 })
  })
})

describe('the longest wait for a probe', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is a second, after which the next send of the template is a probe again', async () => {
    const probes = new Probes()
    const end = probes.begin('sale')
    let over = false
    void probes.running('sale')!.then(() => {
      over = true
    })
    await vi.advanceTimersByTimeAsync(999)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect([over, probes.running('sale')]).toEqual([true, null])
    probes.begin('sale')
    end()
    expect(probes.running('sale')).not.toBeNull()
  })
})
