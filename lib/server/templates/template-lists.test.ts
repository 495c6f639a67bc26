import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import { breakable } from '@/lib/server/testing/breakable-database'
import { pinCategory } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { eventually } from '@/lib/server/testing/eventually'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const sale = { name: 'sale', language: 'en', category: 'MARKETING' }
const receipt = { name: 'receipt', language: 'en', category: 'UTILITY' }
const aMinute = 60 * 1000
const aDay = 24 * 60 * aMinute

describe('what a provider’s list says', () => {
  let database: Database
  let upstream: HttpUpstream
  let gateways: TestGateway[]
  let channel: TestChannel
  /** What the provider has; an Error is answered 500. */
  let list: object[] | Error | 'endless'
  let askedWith: unknown[]
  let open: Set<ServerResponse>
  let mmStatus: number
  /** By how much the clock is ahead. */
  let passed: number
  const now = () => Date.now() + passed
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    list = [sale, receipt]
    askedWith = []
    open = new Set()
    mmStatus = 200
    passed = 0
    gateways = []
    upstream = await startHttpUpstream((request, response) => {
      if (request.method === 'GET') {
        askedWith.push(request.headers['d360-api-key'])
        if (list === 'endless') open.add(response)
        else if (list instanceof Error) response.writeHead(500).end(list.message)
        else response.end(JSON.stringify({ waba_templates: list, total: list.length }))
        return
      }
      request.resume()
      if (request.url === '/marketing_messages' && mmStatus !== 200)
        response.writeHead(mmStatus).end('{"error":{"code":131000}}')
      else response.end('{"messages":[{"id":"wamid.1"}]}')
    })
    channel = await (await start()).channel()
  })
  afterEach(async () => {
    for (const gateway of gateways.reverse()) await gateway.close()
    await upstream.close()
  })

  async function start(settings = {}): Promise<TestGateway> {
    const gateway = await startTestGateway({
      database: breakable(database),
      upstreamUrl: upstream.url,
      beside: gateways[0],
      settings,
      now,
    })
    gateways.push(gateway)
    return gateway
  }
  const reasonOf = async (template: string, more = {}, gateway = gateways.at(-1)!) =>
    (await gateway.send(channel.key, templateMessage(template, more))).headers['x-fairway-reason']
  const readNow = () =>
    gateways[0]!.runtime.gateway.templateLists.read(
      gateways[0]!.runtime.gateway.directory.byKey(channel.key)!,
    )
  const waba = async () =>
    await database.prisma.waba.findFirstOrThrow({ where: { id: channel.wabaId } })
  const listReadAgo = (ms: number) =>
    database.query('UPDATE waba SET templates_read_at = $2 WHERE id = $1', [
      channel.wabaId,
      new Date(now() - ms),
    ])
  const verdict = (name: string) => {
    const { categories } = gateways[0]!.runtime.gateway
    return categories.verdict(
      { partnerId: gateways[0]!.partnerId, wabaId: channel.wabaId, name, language: 'EN' },
      now(),
    )
  }
  /** How often for this test's WABA: those of other tests are in the same database. */
  const asked = () => askedWith.filter((key) => key === channel.upstreamKey).length
  /** Lets pass what a reading in the background would take. */
  const settled = () =>
    new Promise((resolve) => {
      setTimeout(resolve, 150)
    })

  describe('is read', () => {
    it('after an unknown template was seen, once in ten minutes, and then known', async () => {
      expect(await reasonOf('unlisted')).toBe('checked')
      await eventually(() =>
        expect(verdict('sale')).toMatchObject({ category: 'marketing', source: 'list' }),
      )
      expect([
        await reasonOf('sale'),
        await reasonOf('receipt'),
        await reasonOf('another'),
      ]).toEqual(['known_marketing', 'known_non_marketing', 'checked'])
      await settled()
      expect(asked()).toBe(1)
      passed += 11 * aMinute
      await listReadAgo(9 * aMinute)
      await reasonOf('later')
      await settled()
      expect(asked()).toBe(1)
      passed += 11 * aMinute
      await listReadAgo(11 * aMinute)
      await reasonOf('later_still')
      await eventually(() => expect(asked()).toBe(2))
    })

    it('not for a known template, a text, or by a dry run', async () => {
      await pinCategory(gateways[0]!, { wabaId: channel.wabaId, name: 'pinned' }, 'marketing')
      await reasonOf('pinned')
      await reasonOf('x', { type: 'text' })
      await gateways[0]!.send(channel.key, templateMessage('unlisted'), {
        path: '/messages?dry_run=true',
      })
      await settled()
      expect(asked()).toBe(0)
    })

    it('at a start if it is older than a day, once for all channels of a WABA', async () => {
      await gateways[0]!.channel({ clientId: channel.clientId, wabaId: channel.wabaId })
      for (const [hours, expected] of [
        [23, 0],
        [25, 1],
      ] as const) {
        await listReadAgo(hours * 60 * aMinute)
        await start()
        await settled()
        await eventually(() => expect(asked()).toBe(expected))
      }
    })

    it('after an unknown template also by an instance that found it young enough at its start', async () => {
      await listReadAgo(60 * aMinute)
      const second = await start()
      expect(await reasonOf('unlisted', {}, second)).toBe('checked')
      await eventually(() => expect(asked()).toBe(1))
    })

    it('by one of several instances', async () => {
      const others = [await start(), await start()]
      await Promise.all(
        [gateways[0]!, ...others].map((gateway) => reasonOf('unlisted', {}, gateway)),
      )
      await eventually(() => expect(asked()).toBeGreaterThan(0))
      await settled()
      expect(asked()).toBe(1)
    })
  })

  it('is in vain where the provider fails: noted with the WABA until it is read, and what is known stays', async () => {
    await readNow()
    list = new Error('maintenance until noon')
    expect(await readNow()).toMatchObject({
      templates: [],
      error: expect.stringContaining('maintenance until noon') as string,
    })
    expect(await waba()).toMatchObject({ templatesError: expect.stringContaining('500') as string })
    expect(verdict('sale')).toMatchObject({ category: 'marketing' })
    list = [sale]
    await readNow()
    expect(await waba()).toMatchObject({ templatesError: null })
  })

  it('does not hold the end of the process for longer than a send would', async () => {
    list = 'endless'
    const drip = setInterval(() => open.forEach((response) => response.write(' ')), 50)
    const gateway = await start({ UPSTREAM_TIMEOUT_MS: '300' })
    await reasonOf('unlisted', {}, gateway)
    await eventually(() => expect(open.size).toBe(1))
    const began = Date.now()
    await gateway.runtime.close()
    clearInterval(drip)
    expect(Date.now() - began).toBeLessThan(2 * 300 + 2_000 + 1_500)
    expect(await waba()).toMatchObject({ templatesError: null })
  })

  describe('against other facts', () => {
    it('is the newer word than what a send had learned, until a send learns better', async () => {
      mmStatus = 500
      expect([await reasonOf('sale'), await reasonOf('sale')]).toEqual([
        'checked',
        expect.stringMatching(/known/),
      ])
      await settled()
      await readNow()
      expect(verdict('sale')).toMatchObject({ category: 'marketing', source: 'list' })
      expect(await reasonOf('sale')).toBe('known_marketing')
      expect(verdict('sale')).toMatchObject({ category: 'non_marketing', source: 'learned' })
      expect(await reasonOf('sale')).toBe('known_non_marketing')
    })

    it.each([
      ['an hour before', -3_600_000, 'marketing', 'list'],
      ['while the list was read', 60_000, 'non_marketing', 'webhook'],
    ])('and a webhook’s word of %s: the newer holds', async (_when, offset, category, source) => {
      await database.transaction(async (tx) =>
        tx.query(
          `INSERT INTO template_category (partner_id, waba_id, name, language, provider_category, provider_source, provider_at,
             provider_renewed_at, first_seen_at, revision) VALUES ($1, $2, 'sale', 'en', 'non_marketing', 'webhook', $3, $3, $3, $4)`,
          [
            gateways[0]!.partnerId,
            channel.wabaId,
            new Date(now() + offset),
            await bumpRevision(tx, gateways[0]!.partnerId, 'category'),
          ],
        ),
      )
      await readNow()
      expect(verdict('sale')).toMatchObject({ category, source })
    })

    it('never overwrites a pin', async () => {
      await pinCategory(gateways[0]!, { wabaId: channel.wabaId, name: 'sale' }, 'non_marketing')
      await readNow()
      expect(verdict('sale')).toMatchObject({ category: 'non_marketing', source: 'pin' })
      expect(await reasonOf('sale')).toBe('known_non_marketing')
    })

    it('notes a change that is announced, and does not act on it', async () => {
      list = [{ ...receipt, correct_category: 'MARKETING' }]
      await readNow()
      expect(verdict('receipt')).toMatchObject({ category: 'non_marketing' })
      const impending = () =>
        database.query('SELECT impending FROM template_category WHERE waba_id = $1', [
          channel.wabaId,
        ])
      expect(await impending()).toEqual([{ impending: 'marketing' }])
      list = [receipt]
      await readNow()
      expect(await impending()).toEqual([{ impending: null }])
    })

    it('lives a day, unless it is renewed', async () => {
      await readNow()
      passed = aDay - aMinute
      expect(verdict('sale')).toMatchObject({ category: 'marketing' })
      passed = aDay
      expect(verdict('sale')).toMatchObject({ category: 'unknown' })
      await readNow()
      expect(verdict('sale')).toMatchObject({ category: 'marketing' })
    })
  })

  it('is kept whole, as it was last read', async () => {
    const stored = () =>
      database.query(
        'SELECT name, language, category FROM template WHERE waba_id = $1 ORDER BY name, language',
        [channel.wabaId],
      )
    list = [
      sale,
      { ...sale, language: 'pt-BR' },
      { ...receipt, components: [{ type: 'BODY', text: 'nul \u0000 and half \ud83d' }] },
    ]
    await readNow()
    expect(await stored()).toEqual([receipt, sale, { ...sale, language: 'pt-BR' }])
    list = []
    await readNow()
    expect(await stored()).toEqual([])
    expect(verdict('sale')).toMatchObject({ category: 'marketing' })
  })
})
