import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { createPartner } from '@/lib/server/fairness/testing/create-partner'
import { harass } from '@/lib/server/fairness/testing/harass'
import { startReceiver } from '@/lib/server/forwarding/testing/start-receiver'
import { driveWebhooks } from '@/lib/server/testing/drive-webhooks'
import { eventually } from '@/lib/server/testing/eventually'
import { expectExactCounts } from '@/lib/server/testing/expect-exact-counts'
import { seededRandom } from '@/lib/server/testing/fault-model'
import { randomWebhooks } from '@/lib/server/testing/random-webhooks'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { META_APP_SECRET, webhookSender } from '@/lib/server/testing/webhook-sender'

/** Far more than it takes on a busy machine, and far less than any of the limits that a partner could make others wait for. */
const LONGEST_ANSWER_MS = 2_500

/**
 * Two partners on one process: while one of them does all that could slow or stop others, every send of the other is answered and
 * logged, and every webhook of it is kept, counted exactly, and forwarded.
 */
export async function expectOthersUnharmed(
  database: Database,
  { seed, forMs }: { seed: number; forMs: number },
): Promise<void> {
  const gateway = await startTestGateway({ database, settings: { ALLOW_PRIVATE_TARGETS: 'on' } })
  const receiver = await startReceiver()
  const channel = await gateway.channel({ phoneNumberId: '1', forwardUrl: `${receiver.url}/hook` })
  const { url: address } = await webhookSender(gateway)
  const harassment = await harass(gateway, await createPartner(gateway))
  const webhooks = driveWebhooks(randomWebhooks(seededRandom(seed), ['1']), {
    urls: () => [address],
    secret: META_APP_SECRET,
    callers: 2,
    again: 0,
    pauseMs: 5,
  })
  const answers: { status: number; tookMs: number; trace: string | undefined }[] = []
  const end = performance.now() + forMs
  const call = async () => {
    while (performance.now() < end) {
      const begun = performance.now()
      let over = false
      const slow = setTimeout(3000, 0).then(async () => {
        if (over) return
        console.log(
          'DBG pg',
          JSON.stringify(
            await database.query(
              "SELECT state, wait_event_type, wait_event, left(query,90) q, extract(epoch from now()-query_start)::float8 t FROM pg_stat_activity WHERE datname=current_database() AND state <> 'idle'",
            ),
            null,
            1,
          ),
        )
      })
      void slow
      const { status, headers } = await gateway.send(channel.key, templateMessage('sale'))
      over = true
      answers.push({
        status,
        tookMs: performance.now() - begun,
        trace: headers['x-fairway-trace'],
      })
      await setTimeout(10)
    }
  }
  const { monitorEventLoopDelay } = await import('node:perf_hooks')
  const h = monitorEventLoopDelay({ resolution: 10 })
  h.enable()
  const act = setInterval(async () => {
    const b = performance.now()
    await database.query('SELECT 1')
    const q = performance.now() - b
    if (q > 300) console.log('DBG pool wait', q)
  }, 200)
  await Promise.all([call(), call()])
  clearInterval(act)
  console.log(
    'DBG loop max',
    h.max / 1e6,
    'mean',
    h.mean / 1e6,
    'p99',
    h.percentile(99) / 1e6,
    harassment.done,
    answers.length,
    webhooks.posted.length,
    answers.map((a) => Math.round(a.tookMs)).join(' '),
  )
  await webhooks.stop()
  await eventually(
    () => expect(receiver.received.length).toBe(webhooks.posted.length),
    LONGEST_ANSWER_MS,
  )
  await harassment.stop()

  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(LONGEST_ANSWER_MS)
  const logged = await database.query<{ trace_id: string }>(
    'SELECT trace_id FROM message WHERE partner_id = $1',
    [gateway.partnerId],
  )
  expect(logged.map(({ trace_id }) => trace_id).sort()).toEqual(
    answers.map(({ trace }) => trace!).sort(),
  )
  expect(webhooks.refused).toBe(0)
  await gateway.runtime.sendCounter.count()
  await expectExactCounts(database, gateway.partnerId, webhooks, [
    { id: channel.id, phoneNumberId: '1' },
  ])
  // The run must have met what it is about.
  expect(Math.min(...Object.values(harassment.done))).toBeGreaterThan(0)
  expect(Math.min(answers.length, webhooks.posted.length)).toBeGreaterThan(forMs / 200)
  await gateway.close()
  await receiver.close()
}
