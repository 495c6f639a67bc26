import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { countSends } from '@/lib/server/stats/count-sends'
import { happen } from '@/lib/server/stats/testing/happen'
import { plainFold } from '@/lib/server/stats/testing/plain-fold'
import { delivered, traffic } from '@/lib/server/stats/testing/random-traffic'
import { readCounts } from '@/lib/server/stats/testing/read-counts'

describe('the counters', () => {
  let database: Database
  let partners = 0
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  it('are the same for any order, repetition and batching of a set of events and sends, and equal to the plain fold', async () => {
    await fc.assert(
      fc.asyncProperty(
        traffic.chain((happenings) =>
          fc.tuple(fc.constant(happenings), delivered(happenings), fc.array(fc.boolean())),
        ),
        async ([happenings, batches, counting]) => {
          const partnerId = `${(partners += 1)}PA`
          for (const [n, batch] of batches.entries()) {
            await happen(database, partnerId, batch)
            if (counting[n]) await database.transaction((tx) => countSends(tx, partnerId))
          }
          await database.transaction((tx) => countSends(tx, partnerId))
          expect(await readCounts(database, partnerId)).toEqual(plainFold(happenings))
        },
      ),
      { numRuns: 120 },
    )
  })
})
