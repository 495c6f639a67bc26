import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { breakable } from '@/lib/server/testing/breakable-database'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import type { SendAnswer } from '@/lib/server/testing/send-request'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

describe('categories that cannot be read (row 9b)', () => {
  let database: Database
  let gateway: TestGateway
  let key: string
  const answers: SendAnswer[] = []
  beforeAll(async () => {
    database = await openTestDatabase()
    gateway = await startTestGateway({ database: breakable(database) })
    key = (await channelWithKnownList(gateway)).key
  })
  afterAll(async () => {
    await gateway.close()
    await database.close()
  })

  async function routeOf(template: string): Promise<string[]> {
    const answer = await gateway.send(key, templateMessage(template))
    answers.push(answer)
    expect(answer.status).toBe(200)
    return ['x-fairway-reason', 'x-fairway-route', 'x-fairway-attempts'].map(
      (name) => answer.headers[name]!,
    )
  }

  it('send on without them, every message logged', async () => {
    expect(await routeOf('known')).toEqual(['checked', 'marketing_messages', '1'])
    // There is nothing more to read then: that it cannot be read shows only to who tries.
    await gateway.runtime.touches.flush()
    await gateway.runtime.poller.refresh()
    await database.query('ALTER TABLE template_category RENAME TO template_category_away')
    // What is sent before or after it is noticed cannot write what it learns, and goes out and into the log all the same.
    expect((await routeOf('at_once')).slice(1)).toEqual(['marketing_messages', '1'])
    await gateway.runtime.poller.refresh()
    expect(await routeOf('marketing')).toEqual([
      'checked_cache_unavailable',
      'marketing_messages',
      '1',
    ])
    expect(await routeOf('utility')).toEqual(['checked_cache_unavailable', 'messages', '2'])
    for (let n = 0; n < 3; n += 1) {
      await gateway.runtime.poller.refresh()
      expect((await routeOf(`later_${n}`))[0]).toBe('checked_cache_unavailable')
    }
    // What this instance holds in memory is still good.
    expect((await routeOf('known'))[0]).toBe('known_marketing')
    expect((await routeOf('utility'))[0]).toBe('known_non_marketing')
  })

  it('does not keep an instance from starting', async () => {
    const second = await startTestGateway({ database: breakable(database), beside: gateway })
    const answer = await second.send(key, templateMessage('known'))
    expect([answer.status, answer.headers['x-fairway-reason']]).toEqual([
      200,
      'checked_cache_unavailable',
    ])
    answers.push(answer)
    await second.close()
  })

  it('are used again with the next look at them when they are back', async () => {
    await database.query('ALTER TABLE template_category_away RENAME TO template_category')
    await gateway.runtime.poller.refresh()
    expect((await routeOf('back'))[0]).toBe('checked')
    expect((await routeOf('known'))[0]).toBe('known_marketing')
  })

  it('cost no answer and no row', async () => {
    expect(answers.filter(({ headers }) => headers['x-fairway-log'])).toEqual([])
    const rows = await database.query<{ trace_id: string }>('SELECT trace_id FROM message')
    expect(rows.map((row) => row.trace_id).sort()).toEqual(
      answers.map(({ headers }) => headers['x-fairway-trace']).sort(),
    )
  })
})
