import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { type PostgresServer, startPostgres } from '@/lib/server/db/testing/postgres-server'
import { eventually } from '@/lib/server/testing/eventually'
import { logLines } from '@/lib/server/testing/log-lines'
import {
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { accepts, after } from '@/lib/server/testing/upstream-acts'

describe('a PostgreSQL that goes away and comes back', () => {
  const process = logLines('debug')
  let server: PostgresServer
  let upstream: ScriptedUpstream
  let gateway: TestGateway
  let channel: Awaited<ReturnType<TestGateway['channel']>>
  beforeAll(async () => {
    server = await startPostgres()
    upstream = await startScriptedUpstream(accepts)
    const database = openPostgres(await server.createDatabase())
    gateway = await startTestGateway({ database, upstreamUrl: upstream.url, log: process.log })
    channel = await gateway.channel()
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
    await server.remove()
  })

  const send = (name: string) => gateway.send(channel.key, templateMessage(name))
  const readiness = async () => {
    const response = await fetch(`${gateway.url}/readyz`)
    return [response.status, await response.json()] as const
  }

  it("while a send is under way: the caller gets the upstream's answer, the row waits in the spool", async () => {
    upstream.play(after(500, accepts))
    const sending = Promise.all([send('first'), send('first'), send('second')])
    await eventually(() => expect(upstream.requests.length).toBeGreaterThanOrEqual(2))
    await server.stop()
    for (const answer of await sending) {
      expect([answer.status, answer.headers['x-fairway-log']]).toEqual([200, 'spooled'])
      expect(answer.json().messages?.[0]?.id).toMatch(/^wamid\./)
    }
    expect(upstream.requests).toHaveLength(3)
  })

  it('known to be away: 503 with retry-after, and nothing goes out', async () => {
    const answer = await send('first')
    expect([answer.status, answer.headers['retry-after'], answer.json().error?.code]).toEqual([
      503,
      '1',
      131016,
    ])
    expect(answer.headers['x-fairway-trace']).toBe(answer.json().error?.fbtrace_id)
    expect(upstream.requests).toHaveLength(3)
    expect(await readiness()).toEqual([
      503,
      {
        status: 'unavailable',
        reason: 'database_unreachable',
      },
    ])
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)
  })

  it('back: what was spooled is inserted, once, and sends go on', async () => {
    await server.start()
    await eventually(
      async () => expect(await readiness()).toEqual([200, { status: 'ready' }]),
      10_000,
    )
    upstream.play(accepts)
    expect(await send('first')).toMatchObject({
      status: 200,
      headers: expect.not.objectContaining({ 'x-fairway-log': 'spooled' }) as object,
    })
    const rows = await gateway.runtime.database.query<{ wamid: string; template_name: string }>(
      'SELECT wamid, template_name FROM message',
    )
    expect(rows.map((row) => row.template_name).sort()).toEqual([
      'first',
      'first',
      'first',
      'second',
    ])
    expect(new Set(rows.map((row) => row.wamid)).size).toBe(4)
  })

  it('noticed without a send: the poller finds out, so that not even the first send goes out', async () => {
    await server.stop()
    await eventually(async () =>
      expect((await readiness())[1]).toMatchObject({ status: 'unavailable' }),
    )
    await eventually(() => expect(gateway.runtime.gateway.sendLog.available).toBe(false))
    const before = upstream.requests.length
    expect((await send('first')).status).toBe(503)
    expect(upstream.requests).toHaveLength(before)
    await server.start()
    await eventually(async () => expect((await readiness())[0]).toBe(200), 10_000)
  })

  it('is told in the log, and the log shows no key and no recipient', () => {
    expect(
      process.lines().some(({ msg }) => msg === 'sends could not be committed; spooling them'),
    ).toBe(true)
    expect(process.lines().some(({ msg }) => msg === 'inserted spooled sends')).toBe(true)
    for (const secret of [channel.key, channel.upstreamKey, '5521991112222'])
      expect(process.text()).not.toContain(secret)
  })
})
