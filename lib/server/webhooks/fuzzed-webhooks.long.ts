import { describe, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { seededRandom } from '@/lib/server/testing/fault-model'
import { fuzzWebhooks } from '@/lib/server/testing/fuzz-webhooks'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'

const seed = Date.now()

describe(`100,000 fuzzed webhooks (seed ${seed})`, () => {
  it('get 200 where they are proven and 401 where not, and leave exactly their own rows', async () => {
    const gateway = await startTestGateway({ database: await openTestDatabase() })
    await fuzzWebhooks(gateway, { count: 100_000, random: seededRandom(seed) })
    await gateway.close()
  })
})
