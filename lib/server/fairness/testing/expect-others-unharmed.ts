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
const LONGEST_ANSWER_MS = 4_000

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
      const { status, headers } = await gateway.send(channel.key, templateMessage('sale'))
      answers.push({
        status,
        tookMs: performance.now() - begun,
        trace: headers['x-fairway-trace'],
      })
      await setTimeout(10)
    }
  }
  await Promise.all([call(), call()])
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
