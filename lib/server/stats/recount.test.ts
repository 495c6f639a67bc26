import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delayBucket } from '@/lib/domain/stats/delay-bucket'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { countSends } from '@/lib/server/stats/count-sends'
import { COUNTERS } from '@/lib/server/stats/counters'
import { rebuildCounts } from '@/lib/server/stats/rebuild-counts'
import { happen } from '@/lib/server/stats/testing/happen'
import { plainFold } from '@/lib/server/stats/testing/plain-fold'
import { delivered, type Happening, traffic } from '@/lib/server/stats/testing/random-traffic'
import { readCounts } from '@/lib/server/stats/testing/read-counts'
import { verifyCounts } from '@/lib/server/stats/verify-counts'

const AGREES = { equal: true, differences: [], closed_before: null }

describe('a recount', () => {
  let database: Database
  let partners = 0
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  const newPartner = () => `${(partners += 1)}PA`

  it('agrees with what was counted, whatever happened in whatever order, and makes the same counters out of nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        traffic.chain((happenings) =>
          fc.tuple(fc.constant(happenings), delivered(happenings), fc.array(fc.boolean())),
        ),
        async ([happenings, batches, counting]) => {
          const partnerId = newPartner()
          for (const [n, batch] of batches.entries()) {
            await happen(database, partnerId, batch)
            if (counting[n]) await database.transaction((tx) => countSends(tx, partnerId))
          }
          // Some sends may not be counted yet.
          expect(await verifyCounts(database, partnerId)).toEqual(AGREES)
          for (const { table } of COUNTERS)
            await database.query(`DELETE FROM ${table} WHERE partner_id = $1`, [partnerId])
          await rebuildCounts(database, partnerId)
          expect(await readCounts(database, partnerId)).toEqual(plainFold(happenings))
          expect(await verifyCounts(database, partnerId)).toEqual(AGREES)
        },
      ),
      { numRuns: 40 },
    )
  }, 120_000)

  it('puts delays into the buckets they were counted in', async () => {
    const partnerId = newPartner()
    const delays = [
      0, 1, 299, 300, 301, 309, 310, 999, 1000, 1099, 1100, 9999, 10_000, 123_456, 1_000_000,
    ]
    const status = (word: 'sent' | 'delivered', n: number, at: number): Happening => ({
      kind: 'status',
      channelId: 'oneCH',
      update: {
        kind: 'status',
        phoneNumberId: '1',
        wamid: `delay.${n}`,
        status: word,
        at,
        recipient: null,
        billed: null,
        error: null,
      },
    })
    const sent = Date.UTC(2026, 0, 1)
    await happen(
      database,
      partnerId,
      delays.flatMap((seconds, n) => [
        status('sent', n, sent),
        status('delivered', n, sent + seconds * 1000),
      ]),
    )
    await happen(database, partnerId, [
      status('delivered', 99, sent),
      status('sent', 99, sent + 5_000),
    ])
    await rebuildCounts(database, partnerId)
    const rows = await database.query<{ seconds: number }>(
      'SELECT seconds FROM delivery_delay WHERE partner_id = $1',
      [partnerId],
    )
    expect(new Set(rows.map(({ seconds }) => seconds))).toEqual(
      new Set(delays.map((seconds) => delayBucket(seconds * 1000))),
    )
    expect(await verifyCounts(database, partnerId)).toEqual(AGREES)
  })

  describe('finds drift', () => {
    const partnerId = 'driftPA'
    const at = Date.UTC(2026, 0, 1, 10)
    beforeAll(async () => {
      await happen(
        database,
        partnerId,
        fc
          .sample(traffic, { seed: 7, numRuns: 60 })
          .flat()
          .filter(({ kind }) => kind !== 'send'),
      )
      const [send] = fc
        .sample(traffic, { seed: 7, numRuns: 60 })
        .flat()
        .filter((happening) => happening.kind === 'send')
      await happen(database, partnerId, [
        {
          ...send!,
          row: {
            ...send!.row,
            at,
            decided: 'marketing_messages',
            wamid: 'wamid.other',
            acceptedBy: 'marketing_messages',
          },
        },
      ])
      await database.transaction((tx) => countSends(tx, partnerId))
      expect(await verifyCounts(database, partnerId)).toEqual(AGREES)
    })

    /** Campaigns' clicks follow from when sends were: where these are wrong, they may differ too. */
    async function differences(table: string) {
      const found = (await verifyCounts(database, partnerId)).differences
      return found.filter(
        (difference) => difference.table === table || difference.table !== 'campaign_click_count',
      )
    }

    it.each(COUNTERS.map(({ table }) => table))(
      'of a row of %s that went missing, came from nowhere or was changed',
      async (table) => {
        const { key, sums } = COUNTERS.find((counter) => counter.table === table)!
        const oneRow = `ctid = (SELECT min(ctid) FROM ${table} WHERE partner_id = $1 AND ${sums[0] ?? '1'} > 0)`
        await database.query(`DELETE FROM ${table} WHERE ${oneRow}`, [partnerId])
        const missing = await differences(table)
        expect(missing).toMatchObject([{ table, counted: null, recounted: expect.anything() }])
        expect(Object.keys(missing[0]!.key).sort()).toEqual([...key].sort())

        await rebuildCounts(database, partnerId)
        await database.query(`UPDATE ${table} SET channel_id = 'strayCH' WHERE ${oneRow}`, [
          partnerId,
        ])
        const moved = await differences(table)
        expect(moved).toHaveLength(2)
        expect(moved).toContainEqual(
          expect.objectContaining({
            table,
            key: expect.objectContaining({ channel_id: 'strayCH' }),
            recounted: null,
          }),
        )

        await rebuildCounts(database, partnerId)
        const change = sums[0]
          ? `${sums[0]} = ${sums[0]} + 1`
          : "last_at = last_at + interval '1 second'"
        await database.query(`UPDATE ${table} SET ${change} WHERE partner_id = $1`, [partnerId])
        const changed = await differences(table)
        expect(changed.length).toBeGreaterThan(0)
        for (const difference of changed)
          expect(difference).toMatchObject({
            table,
            counted: expect.anything(),
            recounted: expect.anything(),
          })
        await rebuildCounts(database, partnerId)
        expect(await verifyCounts(database, partnerId)).toEqual(AGREES)
      },
    )
  })

  it('takes rows of nothing but zeros for none', async () => {
    const partnerId = newPartner()
    await database.query(
      `INSERT INTO message_count (partner_id, grain, at, channel_id, campaign, test, country, way, failure_code)
       VALUES ($1, 'day', '2026-11-20T00:00:00Z', 'aCH', '', false, '', 'pending', 0)`,
      [partnerId],
    )
    expect(await verifyCounts(database, partnerId)).toEqual(AGREES)
  })
})
