import { describe, expect, inject, it } from 'vitest'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { migratedPostgresUrl } from '@/lib/server/db/testing/databases'
import { driveWebhooks } from '@/lib/server/testing/drive-webhooks'
import { eventually } from '@/lib/server/testing/eventually'
import { expectExactCounts } from '@/lib/server/testing/expect-exact-counts'
import { seededRandom } from '@/lib/server/testing/fault-model'
import { randomWebhooks } from '@/lib/server/testing/random-webhooks'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'
import { META_APP_SECRET, webhookSender } from '@/lib/server/testing/webhook-sender'

describe.runIf(inject('migratedPostgres'))('two instances on one PostgreSQL', () => {
  const seed = Date.now()

  it(`take one stream, split at random and with overlaps: exact totals, no deadlock (seed ${seed})`, async () => {
    const url = await migratedPostgresUrl()
    const first = await startTestGateway({ database: openPostgres(url) })
    const second = await startTestGateway({ database: openPostgres(url), beside: first })
    const channels = [
      { id: (await first.channel({ phoneNumberId: '1' })).id, phoneNumberId: '1' },
      { id: (await first.channel({ phoneNumberId: '2' })).id, phoneNumberId: '2' },
    ]
    const { url: address } = await webhookSender(first)
    await second.runtime.poller.refresh()
    const urls = [address, address.replace(first.url, second.url)]
    const webhooks = driveWebhooks(randomWebhooks(seededRandom(seed), ['1', '2']), {
      urls: () => urls,
      secret: META_APP_SECRET,
      callers: 16,
      again: 0.3,
    })
    await eventually(() => expect(webhooks.posted.length).toBeGreaterThan(300), 30_000)
    await webhooks.stop()
    expect(webhooks.refused).toBe(0)
    const { database } = first.runtime
    await expectExactCounts(database, first.partnerId, webhooks, channels)
    expect(
      await database.query(
        'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
      ),
    ).toEqual([{ deadlocks: 0 }])
    await second.close()
    await first.close()
  }, 60_000)
})
