import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { HISTORY_DAYS } from '@/lib/server/demo/history/plan-history'
import {
  expectTheLedgersNumbers,
  lastDays,
  startWalk,
  type Walk,
} from '@/lib/server/stats/testing/walk-demo'

describe('the whole demonstration', () => {
  let walk: Walk
  beforeAll(async () => {
    walk = await startWalk(await openTestDatabase(), HISTORY_DAYS)
  }, 180_000)
  afterAll(() => walk.gateway.close())

  it.each([HISTORY_DAYS + 1, 30, 7, 1])(
    'tells of its last %d days, and of every campaign in them, what its ledger says',
    async (days) => {
      await expectTheLedgersNumbers(walk, lastDays(days), { hours: days <= 30 })
    },
  )

  it('tells of each channel what its ledger says', async () => {
    for (const { id } of walk.channels)
      await expectTheLedgersNumbers(
        walk,
        { ...lastDays(HISTORY_DAYS), channelIds: [id] },
        { by: `&channel_id=${id}`, campaigns: 2 },
      )
  })

  it('holds a recount', async () => {
    expect((await walk.api('POST', '/stats/verify')).data).toMatchObject({
      equal: true,
      differences: [],
    })
  })
})
