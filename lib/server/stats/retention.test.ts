import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createLog } from '@/lib/server/log'
import { countSends } from '@/lib/server/stats/count-sends'
import { listCampaigns } from '@/lib/server/stats/list-campaigns'
import { readClicks } from '@/lib/server/stats/read-clicks'
import { readOverview } from '@/lib/server/stats/read-overview'
import { rebuildCounts } from '@/lib/server/stats/rebuild-counts'
import { Retention } from '@/lib/server/stats/retention'
import { happen } from '@/lib/server/stats/testing/happen'
import type { Happening } from '@/lib/server/stats/testing/random-traffic'
import { verifyCounts } from '@/lib/server/stats/verify-counts'
import { logLines } from '@/lib/server/testing/log-lines'
import { sampleRecord } from '@/lib/server/testing/sample-record'

const DAY = 86_400_000
const FIRST = Date.UTC(2026, 8, 1)
const RETENTION_DAYS = 8

/** Three weeks of two campaigns on one channel and one on another: each send is delivered by MM, some are clicked up to ten days later. */
function threeWeeks(): Happening[] {
  const sent = fc.tuple(
    fc.nat({ max: 21 * DAY }),
    fc.constantFrom('oneCH', 'twoCH'),
    fc.constantFrom('spring', 'summer'),
    fc.nat({ max: 10 * DAY }),
  )
  const times = fc.sample(sent, { seed: 5, numRuns: 60 })
  return times.flatMap(([offset, channelId, name, later], n): Happening[] => {
    const at = FIRST + offset
    const campaign = channelId === 'twoCH' ? 'spring' : name
    const update = {
      kind: 'status' as const,
      phoneNumberId: '1',
      wamid: `wamid.${n}`,
      status: 'delivered' as const,
      at: at + 1_000,
      recipient: '5521991112222',
      error: null,
    }
    return [
      // Every third is not in the send log.
      ...(n % 3 === 0
        ? []
        : [
            {
              kind: 'send' as const,
              row: {
                ...sampleRecord('').row,
                traceId: `trace.${n}`,
                channelId,
                campaign,
                at,
                wamid: `wamid.${n}`,
              },
            },
          ]),
      {
        kind: 'status',
        channelId,
        update: { ...update, billed: { category: 'marketing_lite', pricing: {} } },
      },
      {
        kind: 'user_action',
        channelId,
        update: {
          kind: 'user_action',
          phoneNumberId: '1',
          action: 'marketing_messages_link_click',
          at: at + later,
          identity: `${n}`,
          component: 'cta',
          productId: null,
        },
      },
    ]
  })
}

describe('retention', () => {
  let database: Database
  const partnerId = 'aPA'
  const log = createLog('silent')
  beforeAll(async () => {
    database = await openTestDatabase()
    await database.prisma.partner.create({ data: { id: partnerId, name: partnerId } })
    await happen(database, partnerId, threeWeeks())
    await database.transaction((tx) => countSends(tx, partnerId))
    for (const [n, day] of [0, 20].entries()) {
      const at = new Date(FIRST + day * DAY)
      await database.query(
        `INSERT INTO webhook_event (partner_id, id, received_at, state, kinds, channel_ids, waba_ids, body, changes)
         VALUES ($1, $2, $3, 'accepted', '{}', '{}', '{}', '', '[]')`,
        [partnerId, String(n), at],
      )
      await database.query(
        `INSERT INTO delivery (partner_id, id, event_id, channel_id, state, headers, billed, created_at, next_at, give_up_at)
         SELECT $1::text, $2 || state, $2 || state, 'oneCH', state::"DeliveryState", '{}', 'none', $3, $3, $3 FROM unnest('{pending,delivered,failed}'::text[]) AS state`,
        [partnerId, String(n), at],
      )
    }
  })
  afterAll(() => database.close())

  const range = { from: '2026-09-01', to: '2026-10-05' }
  async function statistics() {
    const query = { ...range, limit: 100, offset: 0, sort: ['campaign'] }
    return [
      await readOverview(database, partnerId, query, 0),
      await listCampaigns(database, partnerId, query, 0),
      await readClicks(database, partnerId, query, 0),
    ]
  }

  async function rows() {
    const [row] = await database.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM message) AS message, (SELECT count(*) FROM message_status) AS message_status, (SELECT count(*) FROM user_action) AS user_action,
         (SELECT count(*) FROM webhook_event) AS webhook_event, (SELECT count(*) FROM delivery) AS delivery`,
    )
    return row!
  }

  it('deletes whole days, leaves the statistics as they were, and what is left recounts equal', async () => {
    const before = await statistics()
    expect(await rows()).toEqual({
      message: 40,
      message_status: 60,
      user_action: 60,
      webhook_event: 2,
      delivery: 6,
    })
    for (const day of [10, 18, 27]) {
      const now = FIRST + day * DAY + 12 * 3_600_000
      await new Retention(database, RETENTION_DAYS, log, () => now).run()
      const closed = new Date(FIRST + (day - RETENTION_DAYS) * DAY)
      const [left] = await database.query<Record<string, Date>>(
        'SELECT (SELECT min(at) FROM message) AS message, (SELECT min(last_at) FROM message_status) AS status, (SELECT min(at) FROM user_action) AS action',
      )
      for (const oldest of Object.values(left!))
        expect(oldest.getTime()).toBeGreaterThanOrEqual(closed.getTime())
      expect(await statistics()).toEqual(before)
      expect(await verifyCounts(database, partnerId)).toEqual({
        equal: true,
        differences: [],
        closed_before: closed.toISOString(),
      })
      await rebuildCounts(database, partnerId)
      expect(await statistics()).toEqual(before)
    }
    const left = await rows()
    expect(left.message! + left.message_status!).toBeLessThan(40)
    expect(left).toMatchObject({ webhook_event: 1, delivery: 4 })
  })

  it('keeps days closed when the retention grows', async () => {
    await new Retention(database, 300, log, () => FIRST + 27 * DAY).run()
    expect((await verifyCounts(database, partnerId)).closed_before).toBe(
      new Date(FIRST + 19 * DAY).toISOString(),
    )
  })

  it('counts nothing of a closed day again: not the same events, nor others, before or after their rows are gone', async () => {
    const before = await statistics()
    const kept = await rows()
    const again = threeWeeks().filter(({ kind }) => kind !== 'send')
    const others = again.map((happening): Happening => {
      if (happening.kind === 'status')
        return { ...happening, update: { ...happening.update, wamid: 'wamid.late' } }
      return happening.kind === 'user_action'
        ? { ...happening, update: { ...happening.update, identity: 'late' } }
        : happening
    })
    const closed = FIRST + 19 * DAY
    const ofClosedDays = others.filter(
      (happening) => happening.kind !== 'send' && happening.update.at < closed,
    )
    for (const batch of [again, ofClosedDays]) {
      await happen(database, partnerId, batch)
      expect(await statistics()).toEqual(before)
      expect(await rows()).toEqual(kept)
    }
    // What moves a message that is still there, as its first bill does, leaves the closed days' part of it.
    await new Retention(database, RETENTION_DAYS, log, () => FIRST + 40 * DAY).run()
    await happen(database, partnerId, [...again, ...others])
    expect(await statistics()).toEqual(before)
    expect(await verifyCounts(database, partnerId)).toMatchObject({ equal: true })
  })

  it('has verify see a counter of a closed day that changed', async () => {
    const at = new Date(FIRST)
    await database.query(
      `INSERT INTO message_count (partner_id, grain, at, channel_id, campaign, test, country, way, failure_code, sent)
       VALUES ($1, 'day', $2, 'strayCH', '', false, '', 'pending', 0, 1)`,
      [partnerId, at],
    )
    const { equal, differences } = await verifyCounts(database, partnerId)
    expect([equal, differences]).toEqual([
      false,
      [
        expect.objectContaining({
          table: 'message_count',
          key: { closed_before: new Date(FIRST + 32 * DAY).toISOString() },
        }),
      ],
    ])
    await database.query("DELETE FROM message_count WHERE channel_id = 'strayCH'")
  })

  it('has what is left recounted once a day, and says in the log what differs', async () => {
    await database.query(
      `INSERT INTO message_count (partner_id, grain, at, channel_id, campaign, test, country, way, failure_code, sent)
       VALUES ($1, 'day', $2, 'strayCH', '', false, '', 'pending', 0, 1)`,
      [partnerId, new Date(FIRST + 41 * DAY)],
    )
    const { log: watched, lines } = logLines('error')
    const retention = new Retention(database, RETENTION_DAYS, watched, () => FIRST + 41 * DAY)
    await retention.run()
    await retention.run()
    expect(lines()).toMatchObject([
      { partner: partnerId, differences: 1, first: [{ table: 'message_count', recounted: null }] },
    ])
    await database.query("DELETE FROM message_count WHERE channel_id = 'strayCH'")
  })

  it('leaves it to the instance that is at it', async () => {
    const old = { ...sampleRecord(partnerId).row, at: FIRST, wamid: 'wamid.old' }
    await happen(database, partnerId, [{ kind: 'send', row: old }])
    const { message } = await rows()
    const retention = new Retention(database, RETENTION_DAYS, log, () => FIRST + 40 * DAY)
    await database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1::bigint)', [0x46415252])
      await retention.run()
      expect((await rows()).message).toBe(message)
    })
    await retention.run()
    expect((await rows()).message).toBe(message! - 1)
  })
})
