import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '@/lib/server/free-port'
import { eventually } from '@/lib/server/testing/eventually'
import { type GatewayProcess, gatewayProgram } from '@/lib/server/testing/gateway-program'
import { createOwnChannel, OWN_PARTNER } from '@/lib/server/testing/own-partner'
import { embeddedPlace, type ProcessPlace, postgresPlace } from '@/lib/server/testing/process-place'
import { statusesIn } from '@/lib/server/testing/raw-request'
import { sendRequest } from '@/lib/server/testing/send-request'
import { templateMessage } from '@/lib/server/testing/template-message'
import { type Sandbox, startSandbox } from '@/sandbox/server'

const program = gatewayProgram()
let sandbox: Sandbox
let place: ProcessPlace
/** Of the one channel that `place` has. */
let key: string
beforeAll(async () => {
  ;[sandbox, place] = await Promise.all([startSandbox(), postgresPlace()])
  const running = await start()
  key = (await createOwnChannel(running.url)).key
  await running.end('SIGTERM')
})
afterAll(async () => {
  await program.end()
  await sandbox.close()
  await place.remove()
})

const start = (env: Record<string, string> = {}) =>
  program.start({
    ...place.env,
    ...OWN_PARTNER,
    SANDBOX_URL: sandbox.url,
    LOG_LEVEL: 'warn',
    ...env,
  })
const send = (to: GatewayProcess, name: string) => sendRequest(to.url, key, templateMessage(name))

describe('a start that cannot be', () => {
  /** What it says when it gives up. */
  const refusal = (env: Record<string, string>) =>
    start(env).then(
      () => 'started',
      (error: Error) => error.message,
    )

  it.each([
    [
      'a bad value',
      { RETENTION_DAYS: 'for ever' },
      'RETENTION_DAYS: "for ever" is not accepted; give days, 8 to 36500.',
    ],
    [
      "a database of one's own without the keys",
      { DATABASE_URL: 'postgresql://localhost/x', ENCRYPTION_KEY: '' },
      'ENCRYPTION_KEY: nothing is given, but it is required',
    ],
    [
      'an address that is not of this machine',
      { HOST: '192.0.2.1' },
      'PORT, HOST: 192.0.2.1:0 cannot be listened on (EADDRNOTAVAIL); give a free port of this machine.',
    ],
  ])('says why in one line and exits with 1: %s', async (_what, env, line) => {
    const said = await refusal(env)
    expect(said).toContain(`exit 1: ${line}`)
    expect(said.trim().split('\n')).toHaveLength(1)
  })

  it("a database that is not there: in one line, and without the URL's password", async () => {
    const port = await freePort()
    const said = await refusal({
      DATABASE_URL: `postgresql://fairway:hidden@127.0.0.1:${port}/x`,
      AUTH_SECRET: 'a secret of the tests',
      ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    })
    expect(said).toContain(
      `exit 1: DATABASE_URL: the given database (not shown) cannot be used: connect ECONNREFUSED 127.0.0.1:${port}`,
    )
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).not.toContain('hidden')
  })

  it('an ENCRYPTION_KEY that does not open what is stored: in one line', async () => {
    const said = await refusal({
      AUTH_SECRET: 'a secret of the tests',
      ENCRYPTION_KEY: Buffer.alloc(32, 8).toString('base64'),
    })
    expect(said).toContain(
      'exit 1: ENCRYPTION_KEY: the given value (not shown) does not open the credentials stored in the database; give the one they were stored with.',
    )
    expect(said.trim().split('\n')).toHaveLength(1)
  })

  it('a folder that another process holds: says which', async () => {
    const embedded = await embeddedPlace()
    const env = { DATABASE_URL: '', ...embedded.env }
    const first = await start(env)
    const said = await refusal(env)
    expect(said).toContain(
      `exit 1: DATA_DIR: the folder ${embedded.dataDir} is in use by process ${first.pid}; stop it, or give another folder.`,
    )
    expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null })
    await embedded.remove()
  })
})

describe('SIGTERM', () => {
  const ended = async (running: GatewayProcess) => {
    const started = Date.now()
    const end = await running.end('SIGTERM')
    return { ...end, ms: Date.now() - started }
  }

  it('stops accepting, lets every send in flight have its answer, writes all of it, and exits with 0', async () => {
    const running = await start()
    const sending = Promise.all(Array.from({ length: 40 }, () => send(running, 'latency_600_sale')))
    await eventually(async () =>
      expect(await (await fetch(`${running.url}/metrics`)).text()).toContain(
        'fairway_sends_in_flight 40\n',
      ),
    )
    const ending = ended(running)
    await eventually(() => expect(send(running, 'late')).rejects.toThrow('fetch failed'))
    const answers = await sending
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200))
    const { code, ms } = await ending
    expect(code).toBe(0)
    expect(ms).toBeLessThan(15_000)

    const database = await place.open()
    const rows = await database.query<{ trace_id: string }>(
      "SELECT trace_id FROM message WHERE template_name = 'latency_600_sale'",
    )
    expect(rows.map((row) => row.trace_id).sort()).toEqual(
      answers.map(({ headers }) => headers['x-fairway-trace']).sort(),
    )
    expect(
      await database.query("SELECT hits FROM template_category WHERE name = 'latency_600_sale'"),
    ).toEqual([{ hits: 40 }])
    await database.close()
  })

  it('waits for no idle connection, used before or never', async () => {
    const running = await start()
    const neverUsed = connect(Number(new URL(running.url).port), '127.0.0.1').on('error', () => {})
    await send(running, 'spring_sale')
    const { code, ms } = await ended(running)
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
    neverUsed.destroy()
  })

  it('gives up at its limit what never ends: an upstream that is silent, a caller whose body never comes', async () => {
    const running = await start({ UPSTREAM_TIMEOUT_MS: '500' })
    const hanging = connect(Number(new URL(running.url).port), '127.0.0.1')
    let received = ''
    hanging
      .on('error', () => {})
      .on('data', (chunk: Buffer) => {
        received += chunk.toString()
      })
    hanging.write(
      `POST /messages HTTP/1.1\r\nhost: x\r\nd360-api-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{`,
    )
    const silent = send(running, 'on_both_ambiguous_timeout')
    await setTimeout(100)
    const { code, ms } = await ended(running)
    expect(code).toBe(0)
    expect(ms).toBeLessThan(2 * 500 + 2_000 + 4_000)
    expect((await silent).status).toBe(504)
    expect(statusesIn(received)).toEqual([])
  })

  it('exits with 0 while the database is away, and leaves what could not be written to the next start', async () => {
    const running = await start()
    const sending = send(running, 'latency_500_sale')
    await eventually(() =>
      expect(sandbox.deliveries.some(({ template }) => template === 'latency_500_sale')).toBe(true),
    )
    await place.server!.stop()
    expect((await sending).headers['x-fairway-log']).toBe('spooled')
    expect((await ended(running)).code).toBe(0)
    expect(
      (await readdir(join(place.dataDir, 'spool'))).filter((name) => name.endsWith('.jsonl')),
    ).toHaveLength(1)
    await place.server!.start()
    await (await start()).end('SIGTERM')
    const database = await place.open()
    expect(
      await database.query('SELECT 1 AS found FROM message WHERE trace_id = $1', [
        (await sending).headers['x-fairway-trace']!,
      ]),
    ).toHaveLength(1)
    await database.close()
  })
})

describe('what it tells the person who starts it', () => {
  it('shows what was made up, once, and never what was given', async () => {
    const fresh: Record<string, string> = place.server
      ? { DATABASE_URL: await place.server.createDatabase() }
      : { DATA_DIR: join(place.dataDir, 'fresh') }
    const demo = { DEMO: 'on', HOST: '0.0.0.0' }
    const given = {
      PARTNER_API_KEY: 'a key that was given',
      ADMIN_PASSWORD: 'a password that was given',
      METRICS_TOKEN: 'a token that was given',
    }
    const first = await start({ ...fresh, ...demo, ...given })
    const shown = /fwc_[\w-]{32}/.exec(first.said())?.[0]
    expect(shown).toBeDefined()
    for (const secret of Object.values(given)) expect(first.said()).not.toContain(secret)
    expect((await sendRequest(first.url, shown!, templateMessage('spring_sale'))).status).toBe(200)
    await first.end('SIGTERM')
    const again = await start({ ...fresh, ...demo, ...given })
    expect(again.said()).not.toContain('fwc_')
    await again.end('SIGTERM')
  })
})
