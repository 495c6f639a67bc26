import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { type BreakableDatabase, breakable } from '@/lib/server/testing/breakable-database'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { eventually } from '@/lib/server/testing/eventually'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const LIFE_SECONDS = 60

describe('the life of what sends taught', () => {
  let real: Database
  let database: BreakableDatabase
  let first: TestGateway
  let gateway: TestGateway
  let channel: TestChannel
  /** Seconds that have passed since the test began, for every gateway. */
  let passed: number
  let began: number
  beforeAll(async () => {
    real = await openTestDatabase()
  })
  afterAll(() => real.close())
  beforeEach(async () => {
    database = breakable(real)
    passed = 0
    began = Date.now()
    first = gateway = await start()
    channel = await channelWithKnownList(gateway)
  })
  afterEach(async () => {
    if (gateway !== first) await gateway.close()
    await first.close()
  })

  async function start(beside?: TestGateway): Promise<TestGateway> {
    const started = await startTestGateway({
      database,
      beside,
      settings: { CATEGORY_TTL_SECONDS: String(LIFE_SECONDS) },
      now: () => began + passed * 1000,
    })
    return started
  }
  /** The process ends in good order, and another begins on its database. */
  async function restart(): Promise<void> {
    await gateway.runtime.close()
    gateway = await start(first)
  }
  const reasonOf = async (template: string) =>
    (await gateway.send(channel.key, templateMessage(template))).headers['x-fairway-reason']
  async function row(template: string) {
    const [found] = await real.query<{
      hits: number
      learned_at: Date | null
      learned_category: string | null
    }>(
      'SELECT hits, learned_at, learned_category FROM template_category WHERE waba_id = $1 AND name = $2',
      [channel.wabaId, template],
    )
    return found
  }

  it('ends after CATEGORY_TTL_SECONDS, here and after a restart', async () => {
    for (const [template, known] of [
      ['sale', 'known_marketing'],
      ['utility_note', 'known_non_marketing'],
    ] as const) {
      passed = 0
      expect(await reasonOf(template)).toBe('checked')
      passed = LIFE_SECONDS - 1
      const { reason } = await plan(template)
      expect(reason).toBe(known)
    }
    await restart()
    expect([(await plan('sale')).reason, (await plan('utility_note')).reason]).toEqual([
      'known_marketing',
      'known_non_marketing',
    ])
    passed = LIFE_SECONDS
    expect([(await plan('sale')).reason, (await plan('utility_note')).reason]).toEqual([
      'checked',
      'checked',
    ])
  })

  /** What a send would be, without being one. */
  async function plan(template: string): Promise<{ reason: string }> {
    const { body } = await gateway.send(channel.key, templateMessage(template), {
      path: '/messages?dry_run=true',
    })
    return JSON.parse(body.toString()) as { reason: string }
  }

  it('starts anew with each 2xx on MM, in the database with the next flush, and so over a restart', async () => {
    expect(await reasonOf('sale')).toBe('checked')
    for (const at of [40, 80, 120]) {
      passed = at
      expect(await reasonOf('sale')).toBe('known_marketing')
      await gateway.runtime.touches.flush()
      expect((await row('sale'))!.learned_at).toEqual(new Date(began + at * 1000))
    }
    passed = 130
    expect(await reasonOf('sale')).toBe('known_marketing')
    await restart()
    expect((await row('sale'))!.learned_at).toEqual(new Date(began + 130_000))
    passed = 130 + LIFE_SECONDS - 1
    expect(await reasonOf('sale')).toBe('known_marketing')
  })

  it('does not start anew with what goes by Cloud', async () => {
    await reasonOf('utility_note')
    passed = 50
    expect(await reasonOf('utility_note')).toBe('known_non_marketing')
    passed = LIFE_SECONDS
    expect(await reasonOf('utility_note')).toBe('checked')
  })

  it('turns with what is learned later', async () => {
    await reasonOf('sale')
    const turn = (category: string) =>
      fetch(`${gateway.sandbox.url}/_sandbox/templates`, {
        method: 'PUT',
        body: JSON.stringify({ name: 'sale', category }),
      })
    await turn('UTILITY')
    passed = 10
    expect([await reasonOf('sale'), await reasonOf('sale')]).toEqual([
      'known_marketing',
      'known_non_marketing',
    ])
    expect(await row('sale')).toMatchObject({
      learned_category: 'non_marketing',
      learned_at: new Date(began + 10_000),
    })
    await turn('MARKETING')
    passed = 10 + LIFE_SECONDS
    expect([await reasonOf('sale'), await reasonOf('sale')]).toEqual(['checked', 'known_marketing'])
  })

  it('counts every use of the template exactly: together, over a database that was away, over a restart', async () => {
    const together = (count: number) =>
      Promise.all(Array.from({ length: count }, () => reasonOf('sale')))
    await together(150)
    await gateway.send(channel.key, templateMessage('sale', { product_policy: 'STRICT' }))
    await gateway.send(channel.key, templateMessage('sale'), { path: '/marketing_messages' })
    await plan('sale')
    await restart()
    expect((await row('sale'))!.hits).toBe(152)
    await together(20)
    database.away = true
    await gateway.runtime.touches.flush()
    database.away = false
    await eventually(async () => expect(await reasonOf('sale')).toBe('known_marketing'))
    await gateway.runtime.close()
    expect((await row('sale'))!.hits).toBe(173)
  })
})
