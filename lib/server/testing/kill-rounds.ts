import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { type AnsweredSend, driveLoad } from '@/lib/server/testing/drive-load'
import { driveWebhooks } from '@/lib/server/testing/drive-webhooks'
import { eventually } from '@/lib/server/testing/eventually'
import { expectExactCounts } from '@/lib/server/testing/expect-exact-counts'
import type { GatewayProgram } from '@/lib/server/testing/gateway-program'
import { createOwnChannel, OWN_PARTNER, openOwnWebhooks } from '@/lib/server/testing/own-partner'
import { embeddedPlace, postgresPlace } from '@/lib/server/testing/process-place'
import { randomWebhooks } from '@/lib/server/testing/random-webhooks'
import { META_APP_SECRET } from '@/lib/server/testing/webhook-sender'
import { type Sandbox, startSandbox } from '@/sandbox/server'

/** Marketing, not marketing, unknown at first; answered at once or after some milliseconds; refused; broken off. */
const TEMPLATES = [
  'spring_sale',
  'utility_receipt',
  'latency_0_60_sale',
  'same_on_cloud_131026',
  'ambiguous_reset',
  'rejected_404',
]
const CALLERS = 24

/**
 * Kills the gateway `rounds` times under load at random moments, with sends and webhooks in flight, and checks what contract 6
 * promises for that.
 */
export async function killRounds(
  program: GatewayProgram,
  kind: 'embedded' | 'postgresql',
  rounds: number,
): Promise<void> {
  const sandbox = await startSandbox()
  const place = kind === 'embedded' ? await embeddedPlace() : await postgresPlace()
  const env = {
    ...place.env,
    ...OWN_PARTNER,
    SANDBOX_URL: sandbox.url,
    LOG_LEVEL: 'warn',
    UPSTREAM_TIMEOUT_MS: '20000',
  }
  let running = await program.start(env)
  const channels = [
    await createOwnChannel(running.url, '1061'),
    await createOwnChannel(running.url, '1062'),
  ]
  const load = driveLoad(() => running.url, channels[0]!.key, TEMPLATES, CALLERS)
  const path = await openOwnWebhooks(running.url, META_APP_SECRET)
  const webhooks = driveWebhooks(
    randomWebhooks(
      Math.random,
      channels.map(({ phoneNumberId }) => phoneNumberId),
    ),
    {
      urls: () => [`${running.url}${path}`],
      secret: META_APP_SECRET,
      callers: 3,
      pauseMs: 40,
    },
  )
  const answers = (more: number) => {
    const before = { sends: load.answered.length, webhooks: webhooks.posted.length }
    return eventually(() => {
      expect(load.answered.length).toBeGreaterThanOrEqual(before.sends + more)
      expect(webhooks.posted.length).toBeGreaterThanOrEqual(before.webhooks + more / 5)
    }, 30_000)
  }
  for (let round = 0; round < rounds; round += 1) {
    await answers(50)
    await setTimeout(Math.random() * 500)
    const interrupted = round % 2 === 1 ? place.server : null
    await interrupted?.stop()
    if (interrupted) await setTimeout(Math.random() * 300)
    if (round % 2 === 0) await place.killDatabase?.()
    await running.end('SIGKILL')
    await interrupted?.start()
    running = await program.start(env)
  }
  await answers(50)
  await Promise.all([load.stop(), webhooks.stop()])
  expect(await running.end('SIGTERM')).toEqual({ code: 0, signal: null })

  expect(
    (await readdir(join(place.dataDir, 'spool')).catch(() => [])).filter((name) =>
      name.endsWith('.jsonl'),
    ),
  ).toEqual([])
  const database = await place.open()
  await expectEachOnce(database, load.answered, sandbox)
  await expectExactCounts(database, OWN_PARTNER.PARTNER_ID, webhooks, channels)
  await database.close()
  await place.remove()
  await sandbox.close()
}

async function expectEachOnce(
  database: Database,
  answered: readonly AnsweredSend[],
  sandbox: Sandbox,
): Promise<void> {
  const rows = await database.query<{
    campaign: string
    trace_id: string
    wamid: string | null
    answer_status: number
  }>('SELECT campaign, trace_id, wamid, answer_status FROM message')
  const byId = new Map(rows.map((row) => [row.campaign, row]))
  expect(byId.size, 'no send is in the log twice').toBe(rows.length)
  const logged = answered.filter(({ answer }) => answer.headers['x-fairway-attempts'] !== undefined)
  expect(logged.filter(({ answer }) => answer.status === 200).length).toBeGreaterThan(20)
  const wrong = logged.filter(({ id, answer }) => {
    const row = byId.get(id)
    const wamid = answer.status === 200 ? answer.json().messages?.[0]?.id : null
    return (
      row?.trace_id !== answer.headers['x-fairway-trace'] ||
      row?.wamid !== wamid ||
      row?.answer_status !== answer.status
    )
  })
  expect(
    wrong.map(({ id }) => id),
    'every answered send is in the log',
  ).toEqual([])
  const recipients = new Set<string>()
  const twice = sandbox.deliveries
    .map(({ recipient }) => recipient)
    .filter((one) => recipients.size === recipients.add(one).size)
  expect(twice, 'no message went out twice').toEqual([])
}
