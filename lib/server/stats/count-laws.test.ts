import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { testDatabases } from '@/lib/server/db/testing/databases'
import { writeSends } from '@/lib/server/sending/write-sends'
import { applyStatuses } from '@/lib/server/stats/apply-statuses'
import { applyUserActions } from '@/lib/server/stats/apply-user-actions'
import { countSends } from '@/lib/server/stats/count-sends'
import { lockCounts } from '@/lib/server/stats/lock-counts'
import { plainFold } from '@/lib/server/stats/testing/plain-fold'
import { delivered, type Happening, traffic } from '@/lib/server/stats/testing/random-traffic'
import { readCounts } from '@/lib/server/stats/testing/read-counts'
import { sampleRecord } from '@/lib/server/testing/sample-record'

/** Lets one batch happen: its sends are recorded, then its events come in, as one transaction each. */
async function happen(database: Database, partnerId: string, batch: readonly Happening[]): Promise<void> {
  const sends = batch.flatMap((happening) => (happening.kind === 'send' ? [happening.row] : []))
  const statuses = batch.flatMap((happening) => (happening.kind === 'status' ? [happening] : []))
  const actions = batch.flatMap((happening) => (happening.kind === 'user_action' ? [happening] : []))
  if (sends.length) await writeSends(database, sends.map((row) => ({ ...sampleRecord(partnerId), row: { ...row, partnerId } })))
  await database.transaction(async (tx) => {
    await lockCounts(tx, [partnerId])
    await applyStatuses(tx, partnerId, statuses)
    await applyUserActions(tx, partnerId, actions)
  })
}

describe.each(testDatabases())('the counters on $name', ({ open }) => {
  let database: Database
  let partners = 0
  beforeAll(async () => { database = await open() })
  afterAll(() => database.close())

  it('are the same for any order, repetition and batching of a set of events and sends, and equal to the plain fold', async () => {
    await fc.assert(fc.asyncProperty(
      traffic.chain((happenings) => fc.tuple(fc.constant(happenings), delivered(happenings), fc.array(fc.boolean()))),
      async ([happenings, batches, counting]) => {
        const partnerId = `${(partners += 1)}PA`
        for (const [n, batch] of batches.entries()) {
          await happen(database, partnerId, batch)
          if (counting[n]) await database.transaction((tx) => countSends(tx, partnerId))
        }
        await database.transaction((tx) => countSends(tx, partnerId))
        expect(await readCounts(database, partnerId)).toEqual(plainFold(happenings))
      },
    ), { numRuns: 120 })
  })
})
