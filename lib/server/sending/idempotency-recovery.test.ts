import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { type BreakableDatabase, breakable } from '@/lib/server/testing/breakable-database'
import { eventually } from '@/lib/server/testing/eventually'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import {
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { accepts, answers } from '@/lib/server/testing/upstream-acts'

const TEXT = {
  messaging_product: 'whatsapp',
  to: '5521991112222',
  type: 'text',
  text: { body: 'Hi' },
}
const ODD_ANSWER = '{ "messages":[{"id":"wamid.1"}],\t"x":"ü\\u00e9" }\r\n'

describe('an Idempotency-Key and what befalls its database', () => {
  let real: Database
  let database: BreakableDatabase
  let upstream: ScriptedUpstream
  let gateways: TestGateway[]
  beforeEach(async () => {
    real = await openTestDatabase()
    database = breakable(real)
    upstream = await startScriptedUpstream(accepts)
    gateways = []
  })
  afterEach(async () => {
    for (const gateway of gateways) await gateway.close()
    await upstream.close()
    await real.close()
  })

  async function start(
    options: { settings?: Record<string, string>; beside?: TestGateway } = {},
  ): Promise<TestGateway> {
    const gateway = await startTestGateway({ database, upstreamUrl: upstream.url, ...options })
    gateways.push(gateway)
    return gateway
  }
  const send = (gateway: TestGateway, key: string) =>
    gateway.send(key, TEXT, { headers: { 'idempotency-key': 'k' } })

  /** A send whose answer comes while the database is away. */
  async function answeredMeanwhile(gateway: TestGateway, key: string) {
    let answer = () => {}
    upstream.play((socket, request) => {
      answer = () => answers(203, ODD_ANSWER)(socket, request)
    })
    const sending = send(gateway, key)
    await eventually(() => expect(upstream.requests).toHaveLength(1))
    database.away = true
    answer()
    const answered = await sending
    expect([answered.status, answered.body.toString(), answered.headers['x-fairway-log']]).toEqual([
      203,
      ODD_ANSWER,
      'spooled',
    ])
    return answered
  }

  async function expectReplay(
    gateway: TestGateway,
    key: string,
    first: { body: Buffer; headers: Record<string, string> },
  ) {
    const replayed = await send(gateway, key)
    expect([replayed.status, replayed.body, replayed.headers['x-fairway-replayed']]).toEqual([
      203,
      first.body,
      'true',
    ])
    expect(replayed.headers['x-fairway-trace']).toBe(first.headers['x-fairway-trace'])
    expect(upstream.requests).toHaveLength(1)
  }

  it('keeps the answer that came while it was away', async () => {
    const gateway = await start()
    const { key } = await channelWithKnownList(gateway)
    const first = await answeredMeanwhile(gateway, key)
    expect((await send(gateway, key)).status).toBe(503)
    database.away = false
    await eventually(() => expect(gateway.runtime.gateway.sendLog.available).toBe(true))
    await expectReplay(gateway, key, first)
  })

  it('keeps it also when the process ends before the database is back', async () => {
    const ended = await start()
    const { key } = await channelWithKnownList(ended)
    const first = await answeredMeanwhile(ended, key)
    await ended.runtime.close()
    database.away = false
    await expectReplay(
      await start({ beside: ended, settings: { DATA_DIR: ended.dataDir } }),
      key,
      first,
    )
  })

  it('a key left by a killed process: 504 once its instance is known to be dead', async () => {
    const earlier = await start()
    const { key, id } = await channelWithKnownList(earlier)
    await database.query("INSERT INTO instance (id, seen_at) VALUES ('killed', now())")
    await database.query(
      `INSERT INTO idempotency_key (partner_id, channel_id, path, key, body_hash, instance_id, trace_id, created_at)
       VALUES ($1, $2, '/messages', 'k', sha256($3), 'killed', 'left behind', now())`,
      [earlier.partnerId, id, Buffer.from(JSON.stringify(TEXT))],
    )
    await earlier.runtime.close()
    const gateway = await start({ beside: earlier })
    expect((await send(gateway, key)).status).toBe(409)
    await eventually(
      async () =>
        expect((await send(gateway, key)).json().error!.error_data.details).toMatch(
          /^unknown_outcome/,
        ),
      10_000,
    )
    expect(upstream.requests).toHaveLength(0)
  })
})
