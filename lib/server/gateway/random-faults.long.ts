import { describe, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { expectNoDoubles } from '@/lib/server/testing/expect-no-doubles'
import { FaultModel, seededRandom } from '@/lib/server/testing/fault-model'
import { playInProcess, sendInProcess, sendRandomly } from '@/lib/server/testing/random-sends'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'

const seed = Date.now()

describe(`100,000 sends to an upstream of random faults (seed ${seed})`, () => {
  it.each(['confirmed', 'documented'] as const)('under %s', async (policy) => {
    const random = seededRandom(seed)
    const model = new FaultModel(random)
    const gateway = await startTestGateway({ database: await openTestDatabase() })
    playInProcess(gateway, model)
    const sent = await sendRandomly(gateway, {
      count: 100_000,
      policy,
      random,
      send: sendInProcess(gateway),
    })
    await expectNoDoubles(gateway, sent, model, policy)
    await gateway.close()
  })
})
