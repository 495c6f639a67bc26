import type { RequestListener } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { findWarmUp, warmUp } from '@/lib/server/templates/warm-up'
import { breakable } from '@/lib/server/testing/breakable-database'
import { eventually } from '@/lib/server/testing/eventually'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const SALE = { name: 'sale', language: 'en', category: 'MARKETING' }
const NOTICE = { name: 'notice', language: 'en', category: 'UTILITY' }
/** What is held here must not time out first. */
const PATIENT = { UPSTREAM_TIMEOUT_MS: '30000' }

describe('warm-up', () => {
  let database: Database
  let upstream: HttpUpstream
  let gateway: TestGateway
  let actor: Actor
  /** What each WABA's list is answered with; none: 500. */
  let lists: Map<string, object[]>
  let asked: string[]
  let waiting: (() => void)[]
  let held = false

  const answer: RequestListener = async (request, response) => {
    const wabaId = /waba-(\d+)/.exec(String(request.headers['d360-api-key']))![1]!
    asked.push(`${request.method} ${request.url?.split('?')[0]} ${wabaId}`)
    if (held)
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
      })
    const templates = lists.get(wabaId)
    response.statusCode = templates ? 200 : 500
    response.end(JSON.stringify({ waba_templates: templates ?? [], total: templates?.length ?? 0 }))
  }
  const release = () => {
    for (const go of waiting.splice(0)) go()
  }
  const releaseAll = () => {
    held = false
    release()
  }

  async function channels(count: number): Promise<string[]> {
    const wabaIds: string[] = []
    for (let n = 0; n < count; n += 1) wabaIds.push((await channelWithKnownList(gateway)).wabaId)
    return wabaIds
  }

  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    lists = new Map()
    asked = []
    waiting = []
    upstream = await startHttpUpstream(answer)
    gateway = await startTestGateway({
      database: breakable(database),
      upstreamUrl: upstream.url,
      settings: PATIENT,
    })
    actor = { partnerId: gateway.partnerId, id: 'user:test', role: 'operator', remote: null }
  })
  afterEach(async () => {
    releaseAll()
    await gateway.close()
    await upstream.close()
  })

  it("reads every WABA's list, counts, says what failed and why, and sends nothing", async () => {
    const [one, two, three] = await channels(3)
    lists.set(one!, [SALE, { ...SALE, language: 'de' }, NOTICE]).set(two!, [])
    const result = await warmUp(gateway.runtime, actor, {})
    expect(result).toMatchObject({
      status: 'finished',
      synced: 3,
      marketing: 2,
      non_marketing: 1,
      failed: 1,
      wabas_total: 3,
      wabas_done: 3,
      started_by: 'user:test',
      errors: [{ waba_id: three, message: expect.stringContaining('500') }],
    })
    expect(await findWarmUp(gateway.runtime, actor)).toEqual(result)
    expect(new Set(asked)).toEqual(
      new Set([one, two, three].map((waba) => `GET /v1/configs/templates ${waba}`)),
    )
    const verdict = gateway.runtime.gateway.categories.verdict(
      { partnerId: actor.partnerId, wabaId: one!, name: 'notice', language: 'en' },
      Date.now(),
    )
    expect(verdict).toMatchObject({ category: 'non_marketing', source: 'list' })
    const [audited] = await database.query(
      "SELECT actor, subject FROM audit_log WHERE partner_id = $1 AND action = 'template_category.warm_up'",
      [actor.partnerId],
    )
    expect(audited).toEqual({ actor: 'user:test', subject: actor.partnerId })
  })

  it("reads one WABA's list, and none of another partner's", async () => {
    const [one] = await channels(2)
    lists.set(one!, [SALE])
    expect(await warmUp(gateway.runtime, actor, { waba_id: one })).toMatchObject({
      synced: 1,
      failed: 0,
      wabas_total: 1,
    })
    expect(asked).toEqual([`GET /v1/configs/templates ${one}`])
    const stranger = { ...actor, partnerId: 'nobodyPA' }
    expect(await warmUp(gateway.runtime, stranger, { waba_id: one })).toMatchObject({
      code: 'not_found',
    })
    expect(await warmUp(gateway.runtime, stranger, {})).toMatchObject({
      wabas_total: 0,
      status: 'finished',
    })
  })

  it('asks for a WABA without a channel in vain, and says so', async () => {
    const { clientId } = await channelWithKnownList(gateway)
    await database.prisma.waba.create({ data: { partnerId: actor.partnerId, id: '42', clientId } })
    await channels(1)
    expect(await warmUp(gateway.runtime, actor, { waba_id: '42' })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('no channel'),
    })
  })

  it('goes on by itself when it takes long, a few lists at a time, and is followed', async () => {
    const wabaIds = await channels(6)
    for (const wabaId of wabaIds) lists.set(wabaId, [SALE])
    held = true
    expect(await warmUp(gateway.runtime, actor, {}, 50)).toMatchObject({
      status: 'running',
      wabas_total: 6,
      wabas_done: 0,
      finished_at: null,
    })
    await eventually(() => expect(waiting).toHaveLength(4))
    expect(await warmUp(gateway.runtime, actor, {}, 50)).toMatchObject({ code: 'conflict' })
    release()
    await eventually(async () =>
      expect(await findWarmUp(gateway.runtime, actor)).toMatchObject({
        status: 'running',
        wabas_done: 4,
        synced: 4,
      }),
    )
    expect(waiting).toHaveLength(2)
    releaseAll()
    await eventually(async () =>
      expect(await findWarmUp(gateway.runtime, actor)).toMatchObject({
        status: 'finished',
        wabas_done: 6,
        synced: 6,
      }),
    )
    expect(await warmUp(gateway.runtime, actor, { waba_id: wabaIds[0] })).toMatchObject({
      status: 'finished',
      wabas_total: 1,
    })
  })

  it('is interrupted by the end of its process, and can be begun anew', async () => {
    const wabaIds = await channels(5)
    held = true
    await warmUp(gateway.runtime, actor, {}, 50)
    await eventually(() => expect(waiting).toHaveLength(4))
    const closed = gateway.close()
    releaseAll()
    await closed
    expect(await findWarmUp(gateway.runtime, actor)).toMatchObject({
      status: 'interrupted',
      wabas_total: 5,
      wabas_done: 4,
    })
    const asksBefore = asked.length

    await database.query(
      "UPDATE job SET finished_at = NULL, seen_at = now() - interval '11 seconds' WHERE partner_id = $1",
      [actor.partnerId],
    )
    expect(await findWarmUp(gateway.runtime, actor)).toMatchObject({ status: 'interrupted' })
    gateway = await startTestGateway({
      database: breakable(database),
      upstreamUrl: upstream.url,
      settings: PATIENT,
      beside: gateway,
    })
    expect(await warmUp(gateway.runtime, actor, {})).toMatchObject({
      status: 'finished',
      wabas_total: wabaIds.length,
      wabas_done: 5,
    })
    expect(asked.length).toBe(asksBefore + 5)
  })
})
