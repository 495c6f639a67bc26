import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import { changeChannel } from '@/lib/server/testing/change-settings'
import { eventually } from '@/lib/server/testing/eventually'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import {
  type Act,
  refusingUrl,
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { accepts, answers, refuses, resets } from '@/lib/server/testing/upstream-acts'

const TEXT = {
  messaging_product: 'whatsapp',
  to: '5521991112222',
  type: 'text',
  text: { body: 'Hi' },
}

describe('Idempotency-Key', () => {
  let database: Database
  let upstream: ScriptedUpstream
  let gateway: TestGateway
  /** Where the clock stands still. */
  let stopped: number | null = null
  beforeAll(async () => {
    database = await openTestDatabase()
    upstream = await startScriptedUpstream(accepts)
    gateway = await startTestGateway({
      database,
      upstreamUrl: upstream.url,
      settings: { UPSTREAM_TIMEOUT_MS: '5000' },
      now: () => stopped ?? Date.now(),
    })
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
  })

  const channel = (settings = {}) => channelWithKnownList(gateway, settings)
  const send = (
    key: string,
    message: unknown = TEXT,
    { idempotency = 'k', path = '/messages' } = {},
  ) => gateway.send(key, message, { path, headers: { 'idempotency-key': idempotency } })
  /** Plays from now on, and counts from here. */
  function play(...acts: Act[]): { readonly sent: number } {
    upstream.play(...acts)
    const before = upstream.requests.length
    return {
      get sent() {
        return upstream.requests.length - before
      },
    }
  }

  it('gives the stored answer byte for byte to the same body, and sends nothing', async () => {
    const { key } = await channel()
    const odd = '\ufeff{ "messages":[{"id":"wamid.1"}],\t"x":"ü\\u00e9" }\r\n'
    const calls = play(
      refuses(400, 131055),
      answers(207, odd, { 'content-type': 'text/odd; x=1', 'retry-after': '3' }),
    )
    const first = await send(key, templateMessage('first'))
    expect([first.status, first.body.toString(), first.headers['x-fairway-fallback']]).toEqual([
      207,
      odd,
      '131055',
    ])
    for (let again = 0; again < 2; again += 1) {
      const replayed = await send(key, templateMessage('first'))
      expect([replayed.status, replayed.body]).toEqual([first.status, first.body])
      const { date: _, connection: __, ...headers } = first.headers
      expect(replayed.headers).toMatchObject({ ...headers, 'x-fairway-replayed': 'true' })
    }
    expect(first.headers).not.toHaveProperty('x-fairway-replayed')
    expect(calls.sent).toBe(2)
    expect(
      await database.query('SELECT 1 FROM message WHERE trace_id = $1', [
        first.headers['x-fairway-trace']!,
      ]),
    ).toHaveLength(1)
  })

  it('refuses another body, also one that means the same', async () => {
    const { key } = await channel()
    const calls = play(accepts)
    await send(key)
    const other = await send(key, `${JSON.stringify(TEXT)} `)
    expect([other.status, other.json().error!.code]).toEqual([422, 100])
    expect(calls.sent).toBe(1)
  })

  it('says that the first is still running, and sends once', async () => {
    const { key } = await channel()
    let answer = () => {}
    const calls = play((socket, request) => {
      answer = () => accepts(socket, request)
    })
    const first = send(key)
    await eventually(() => expect(calls.sent).toBe(1))
    const second = await send(key)
    expect([second.status, second.json().error!.code]).toEqual([409, 100])
    answer()
    expect((await first).status).toBe(200)
    expect((await send(key)).body).toEqual((await first).body)
    expect(calls.sent).toBe(1)
  })

  it('sends once for fifty simultaneous requests', async () => {
    const { key } = await channel()
    const calls = play(accepts)
    const statuses = (await Promise.all(Array.from({ length: 50 }, () => send(key)))).map(
      ({ status }) => status,
    )
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([])
    expect(statuses).toContain(200)
    expect(calls.sent).toBe(1)
  })

  it('counts for its channel and its path only', async () => {
    const [one, two] = [await channel(), await channel()]
    const calls = play(accepts)
    const template = templateMessage('each')
    for (const [key, path] of [
      [one.key, '/messages'],
      [one.key, '/marketing_messages'],
      [two.key, '/messages'],
    ] as const) {
      const answer = await send(key, template, { path })
      expect([answer.status, answer.headers['x-fairway-replayed']]).toEqual([200, undefined])
    }
    expect(calls.sent).toBe(3)
  })

  it('is kept for an upstream answer of any status', async () => {
    const { key } = await channel()
    for (const status of [201, 302, 400, 401, 429, 500, 502, 503, 504]) {
      const calls = play(answers(status, `answer ${status}`))
      const asked = { idempotency: `status ${status}` }
      expect((await send(key, TEXT, asked)).status).toBe(status)
      const replayed = await send(key, TEXT, asked)
      expect([
        replayed.status,
        replayed.body.toString(),
        replayed.headers['x-fairway-replayed'],
      ]).toEqual([status, `answer ${status}`, 'true'])
      expect(calls.sent).toBe(1)
    }
  })

  it('is kept for an outcome nobody knows', async () => {
    const { key } = await channel()
    const calls = play(resets)
    const first = await send(key)
    expect([first.status, first.json().error!.error_data.details]).toEqual([
      504,
      expect.stringContaining('unknown_outcome'),
    ])
    const replayed = await send(key)
    expect([replayed.status, replayed.body, replayed.headers['x-fairway-replayed']]).toEqual([
      504,
      first.body,
      'true',
    ])
    expect(calls.sent).toBe(1)
  })

  describe('is free again', () => {
    beforeEach(() => {
      upstream.play(accepts)
    })

    async function sendsNow(key: string, message: unknown = TEXT): Promise<void> {
      const answer = await send(key, message)
      expect([answer.status, answer.headers['x-fairway-replayed']]).toEqual([200, undefined])
    }

    it('after 502: no byte had left', async () => {
      const { key } = await channel()
      const { upstreams } = gateway.runtime.gateway
      const url = await refusingUrl()
      gateway.runtime.gateway.upstreams = new Upstreams({
        d360BaseUrl: url,
        graphBaseUrl: url,
        sandboxUrl: url,
        timeoutMs: 1_000,
      })
      expect((await send(key)).status).toBe(502)
      await gateway.runtime.gateway.upstreams.close()
      gateway.runtime.gateway.upstreams = upstreams
      await sendsNow(key)
    })

    it('after 502 for a channel whose stored upstream key cannot be decrypted', async () => {
      const { key, id } = await channel()
      await changeChannel(gateway, id, { upstreamKeyEncrypted: new Uint8Array(40) })
      for (let again = 0; again < 2; again += 1) {
        const answer = await send(key)
        expect([answer.status, answer.headers['x-fairway-replayed']]).toEqual([502, undefined])
      }
    })

    it('after 429 of the channel’s limit', async () => {
      const { key } = await channel({ rateLimitMps: 1 })
      stopped = Date.now()
      expect((await send(key, TEXT, { idempotency: 'takes the token' })).status).toBe(200)
      expect((await send(key)).status).toBe(429)
      stopped += 1_000
      await sendsNow(key)
      stopped = null
    })

    it('after 400 for a suppressed recipient', async () => {
      const { key, id } = await channel({ suppressUs: true })
      const message = templateMessage('known', { to: '12125550123' })
      // Sent as STRICT it is never suppressed, and teaches that the template is marketing.
      expect(
        (await send(key, { ...message, product_policy: 'STRICT' }, { idempotency: 'teaches' }))
          .status,
      ).toBe(200)
      const suppressed = await send(key, message)
      expect([suppressed.status, suppressed.headers['x-fairway-reason']]).toEqual([
        400,
        'suppressed_us',
      ])
      await changeChannel(gateway, id, { suppressUs: false })
      await sendsNow(key, message)
    })

    it('after 503 because the database went away when it was asked for the opt-out', async () => {
      const { key } = await channel({ suppressOptedOut: true })
      const { gateway: parts } = gateway.runtime
      const away = (statement: string) => /opt_out|DELETE/.test(statement)
      parts.database = {
        ...database,
        query: (statement, values) =>
          away(statement)
            ? Promise.reject(new Error('the database is away'))
            : database.query(statement, values),
      }
      expect((await send(key)).status).toBe(503)
      parts.database = database
      await sendsNow(key)
    })

    it('after 24 hours, and not before', async () => {
      const { key, id } = await channel()
      const aged = (interval: string) =>
        database.query(
          'UPDATE idempotency_key SET created_at = now() - $2::interval WHERE channel_id = $1',
          [id, interval],
        )
      await sendsNow(key)
      await aged('23 hours 59 minutes')
      expect((await send(key)).headers['x-fairway-replayed']).toBe('true')
      await aged('24 hours 1 second')
      await sendsNow(key, { ...TEXT, to: '5521990000000' })
    })
  })

  describe('of a process that died', () => {
    /** As a process leaves it that was killed between the key and the answer. */
    async function abandoned(channelId: string, instanceId: string): Promise<void> {
      await database.query(
        `INSERT INTO idempotency_key (partner_id, channel_id, path, key, body_hash, instance_id, trace_id, created_at)
         SELECT $1, $2, '/messages', 'k', sha256($3), $4, 'left behind', now()`,
        [gateway.partnerId, channelId, Buffer.from(JSON.stringify(TEXT)), instanceId],
      )
    }
    const seen = (id: string, ago: string) =>
      database.query('INSERT INTO instance (id, seen_at) VALUES ($1, now() - $2::interval)', [
        id,
        ago,
      ])

    it.each([
      [
        'that stopped saying so',
        async () => {
          await seen('stopped', '5 seconds')
          return 'stopped'
        },
      ],
      ['that is gone from the table', async () => 'gone'],
    ])('%s: 504 for ever, and nothing is sent', async (_how, leave) => {
      const { key, id } = await channel()
      await abandoned(id, await leave())
      const calls = play(accepts)
      for (let again = 0; again < 2; again += 1) {
        const answer = await send(key)
        expect([answer.status, answer.json().error!.error_data.details]).toEqual([
          504,
          expect.stringContaining('unknown_outcome'),
        ])
      }
      expect((await send(key, { ...TEXT, to: '1' })).status).toBe(422)
      expect(calls.sent).toBe(0)
    })

    it('is not one that another instance has just been seen with', async () => {
      const { key, id } = await channel()
      await seen('alive', '2 seconds')
      await abandoned(id, 'alive')
      expect((await send(key)).status).toBe(409)
    })
  })
})
