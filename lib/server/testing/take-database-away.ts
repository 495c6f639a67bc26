import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { startPostgres } from '@/lib/server/db/testing/postgres-server'
import { driveWebhooks } from '@/lib/server/testing/drive-webhooks'
import { eventually } from '@/lib/server/testing/eventually'
import { expectExactCounts } from '@/lib/server/testing/expect-exact-counts'
import { randomWebhooks } from '@/lib/server/testing/random-webhooks'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'
import { META_APP_SECRET, webhookSender } from '@/lib/server/testing/webhook-sender'

/** Stops PostgreSQL for so long, as a crash would, in the middle of a stream of webhooks: 503 meanwhile, recovery by itself, nothing acknowledged lost. */
export async function takeDatabaseAway(milliseconds: number, random: () => number): Promise<void> {
  const server = await startPostgres()
  const gateway = await startTestGateway({
    database: openPostgres(await server.createDatabase(), { onIdleError: () => {} }),
  })
  const channel = { id: (await gateway.channel({ phoneNumberId: '1' })).id, phoneNumberId: '1' }
  const { url } = await webhookSender(gateway)
  const webhooks = driveWebhooks(randomWebhooks(random, ['1']), {
    urls: () => [url],
    secret: META_APP_SECRET,
    callers: 8,
    pauseMs: 10,
  })
  const more = async (count: number) => {
    const before = webhooks.acknowledged.length
    await eventually(
      () => expect(webhooks.acknowledged.length).toBeGreaterThan(before + count),
      20_000,
    )
  }
  const isReady = async () => (await fetch(`${gateway.url}/readyz`)).status
  await more(50)

  await server.stop()
  const until = Date.now() + milliseconds
  await eventually(() => expect(webhooks.refused).toBeGreaterThan(0))
  const acknowledged = webhooks.acknowledged.length
  expect(await isReady()).toBe(503)
  await setTimeout(until - Date.now())
  expect(webhooks.acknowledged.length, 'nothing is acknowledged without a database').toBe(
    acknowledged,
  )
  await server.start()

  await more(50)
  expect(await isReady()).toBe(200)
  await webhooks.stop()
  await expectExactCounts(gateway.runtime.database, gateway.partnerId, webhooks, [channel])
  await gateway.close()
  await server.remove()
}
