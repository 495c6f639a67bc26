import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { demoRows } from '@/lib/server/demo/demo-rows'
import { writeHistory } from '@/lib/server/demo/history/write-history'

const DAYS = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 12)

describe("the demonstration's history", () => {
  let database: Database
  let ms: number
  beforeAll(async () => {
    database = await openTestDatabase()
    await database.prisma.partner.create({
      data: { id: 'aPA', name: 'A', revision: { create: {} } },
    })
    const { clients, portfolios, wabas } = demoRows('aPA', NOW)
    await database.prisma.client.createMany({ data: clients })
    await database.prisma.portfolio.createMany({ data: portfolios })
    await database.prisma.waba.createMany({ data: wabas })
    const start = performance.now()
    await writeHistory(database, 'aPA', NOW)
    ms = performance.now() - start
  })
  afterAll(() => database.close())

  it('is written within 10 s, and ends before now', async () => {
    expect(ms).toBeLessThan(10_000)
    const [row] = await database.query<{ messages: number; first: Date; last: Date }>(
      'SELECT count(*)::integer AS messages, min(at) AS first, max(at) AS last FROM message',
    )
    expect(row!.messages).toBeGreaterThan(10_000)
    expect(row!.first.getTime()).toBeLessThan(NOW - 85 * DAYS)
    expect(row!.last.getTime()).toBeLessThan(NOW)
    expect(
      await database.query('SELECT 1 FROM message_status WHERE last_at >= $1', [new Date(NOW)]),
    ).toEqual([])
  })

  it('has both ways, every kind of outcome, fallbacks and clicks', async () => {
    const [counts] = await database.query<Record<string, number>>(
      `SELECT sum(delivered) FILTER (WHERE way = 'marketing_messages')::integer AS mm, sum(delivered) FILTER (WHERE way = 'messages')::integer AS cloud,
         sum(read)::integer AS read, sum(failed)::integer AS failed, sum(silent_fallbacks)::integer AS silent, sum(upstream_routed)::integer AS routed
       FROM message_count WHERE grain = 'day'`,
    )
    for (const [name, count] of Object.entries(counts!)) expect(count, name).toBeGreaterThan(0)
    const classes = await database.query<{ fallback_class: string }>(
      'SELECT DISTINCT fallback_class FROM send_count WHERE fallbacks > 0',
    )
    expect(classes.length).toBeGreaterThanOrEqual(4)
    const [{ clicks } = { clicks: 0 }] = await database.query<{ clicks: number }>(
      "SELECT sum(actions)::integer AS clicks FROM user_action_count WHERE grain = 'day' AND action = 'marketing_messages_link_click'",
    )
    expect(clicks).toBeGreaterThan(300)
  })
})
