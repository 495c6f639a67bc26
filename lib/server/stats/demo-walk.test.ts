import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  expectTheLedgersNumbers,
  lastDays,
  startWalk,
  type Walk,
} from '@/lib/server/stats/testing/walk-demo'

/** Longer than a click's window by some days. */
const DAYS = 11

describe('the numbers of the demonstration', () => {
  let walk: Walk
  beforeAll(async () => {
    walk = await startWalk(await openTestDatabase(), DAYS)
  }, 180_000)
  afterAll(() => walk.gateway.close())

  it('are what its ledger says: of all its days, a week, a day, and a time before it', async () => {
    await expectTheLedgersNumbers(walk, lastDays(DAYS + 1), { campaigns: 6 })
    expect(walk.report.campaigns(lastDays(DAYS + 1)).length).toBeGreaterThan(20)
    await expectTheLedgersNumbers(walk, lastDays(7), { campaigns: 1 })
    await expectTheLedgersNumbers(walk, lastDays(1), { campaigns: 1, hours: true })
    await expectTheLedgersNumbers(walk, { from: '2025-01-01', to: '2025-01-03' })
  })

  it('are what its ledger says of a channel and of a client', async () => {
    const [{ id, clientId } = { id: '', clientId: '' }] = walk.channels
    await expectTheLedgersNumbers(
      walk,
      { ...lastDays(DAYS), channelIds: [id] },
      { by: `&channel_id=${id}`, campaigns: 2 },
    )
    const own = walk.channels
      .filter((channel) => channel.clientId === clientId)
      .map((channel) => channel.id)
    await expectTheLedgersNumbers(
      walk,
      { ...lastDays(DAYS), channelIds: own },
      { by: `&client_id=${clientId}`, campaigns: 2 },
    )
  })

  it('hold a recount', async () => {
    expect((await walk.api('POST', '/stats/verify')).data).toMatchObject({
      equal: true,
      differences: [],
    })
  })
})
