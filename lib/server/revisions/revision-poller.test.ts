import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { migratedPostgresUrl, openTestDatabase } from '@/lib/server/db/testing/databases'
import { createLog } from '@/lib/server/log'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import { RevisionPoller } from '@/lib/server/revisions/revision-poller'
import { CategoryStore } from '@/lib/server/templates/category-store'
import {
  changeChannel,
  changePartner,
  changeWaba,
  pinCategory,
} from '@/lib/server/testing/change-settings'
import { eventually } from '@/lib/server/testing/eventually'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function gatewayOn(options: Parameters<typeof startTestGateway>[0]): Promise<TestGateway> {
  const gateway = await startTestGateway(options)
  closing.push(() => gateway.close())
  return gateway
}

/** What a send through `gateway` is answered, once it has looked at the revisions again. */
async function answerOf(gateway: TestGateway, key: string) {
  await gateway.runtime.poller.refresh()
  const { status, headers } = await gateway.send(key, templateMessage('spring_sale'))
  return { status, reason: headers['x-fairway-reason'] }
}

describe('two instances on one PostgreSQL', () => {
  async function two() {
    const url = await migratedPostgresUrl()
    const first = await gatewayOn({ database: openPostgres(url) })
    const second = await gatewayOn({ database: openPostgres(url), beside: first })
    const channel = await channelWithKnownList(first)
    return { first, second, channel, url }
  }

  it('what changes through one holds on the other with its next look: channels, switches, pins, onboarding, keys', async () => {
    const {
      first,
      second,
      channel: { key, id, wabaId },
    } = await two()
    expect(await answerOf(second, key)).toMatchObject({ status: 200 })
    await pinCategory(first, { wabaId, name: 'spring_sale' }, 'marketing')
    expect(await answerOf(second, key)).toMatchObject({ reason: 'known_marketing' })
    await changeWaba(first, wabaId, { notOnboardedUntil: new Date(Date.now() + 60_000) })
    expect(await answerOf(second, key)).toMatchObject({ reason: 'not_onboarded' })
    await changePartner(first, { routingEnabled: false })
    expect(await answerOf(second, key)).toMatchObject({ reason: 'partner_off' })
    await changeChannel(first, id, { routingOverride: 'off' })
    expect(await answerOf(second, key)).toMatchObject({ reason: 'channel_off' })
    await first.runtime.database.prisma.channelKey.updateMany({
      where: { channelId: id },
      data: { revokedAt: new Date() },
    })
    await changeChannel(first, id, {})
    expect(await answerOf(second, key)).toMatchObject({ status: 401 })
  })

  it('what a send through one taught holds on the other with its next look', async () => {
    const {
      first,
      second,
      channel: { key, wabaId },
    } = await two()
    const ref = { partnerId: first.partnerId, wabaId, name: 'spring_sale', language: 'en' }
    const known = () => second.runtime.gateway.categories.verdict(ref, Date.now())
    await first.send(key, templateMessage('spring_sale'))
    await second.runtime.poller.refresh()
    expect(known()).toMatchObject({ category: 'marketing', source: 'learned' })
    await first.send(key, templateMessage('utility_receipt'))
    await second.runtime.poller.refresh()
    expect(
      second.runtime.gateway.categories.verdict({ ...ref, name: 'utility_receipt' }, Date.now()),
    ).toMatchObject({ category: 'non_marketing' })
  })

  it('a refusal for missing terms that a send through one ran into holds on the other with its next look', async () => {
    const {
      first,
      second,
      channel: { key },
    } = await two()
    await changePartner(first, { fallbackPolicy: 'confirmed' })
    await first.send(key, templateMessage('not_onboarded_200'))
    expect(await answerOf(second, key)).toMatchObject({ reason: 'not_onboarded' })
  })

  it('no change is missed, however many transactions raise the revision at once', async () => {
    const { first, second, url } = await two()
    const writer = openPostgres(url)
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        writer.transaction(async (tx) => {
          const revision = await bumpRevision(tx, first.partnerId, 'category')
          if (n % 3 === 0) await tx.query('SELECT pg_sleep(0.01)')
          await tx.query(
            "INSERT INTO template_category (partner_id, waba_id, name, language, pin, first_seen_at, revision) VALUES ($1, '1', $2, 'en', 'marketing', $4, $3)",
            [first.partnerId, `t${n}`, revision, new Date()],
          )
        }),
      ),
    )
    await writer.close()
    await second.runtime.poller.refresh()
    for (let n = 0; n < 60; n += 1) {
      expect(
        second.runtime.gateway.categories.verdict(
          { partnerId: first.partnerId, wabaId: '1', name: `t${n}`, language: 'en' },
          Date.now(),
        ),
      ).toMatchObject({ source: 'pin' })
    }
  })
})

describe('one instance', () => {
  it('sees by itself what was changed in the database behind its back, and forgets a partner that is gone', async () => {
    const gateway = await gatewayOn({ database: await openTestDatabase() })
    const { key, id } = await gateway.channel()
    const { database } = gateway.runtime
    await database.transaction(async (tx) => {
      await bumpRevision(tx, gateway.partnerId, 'directory')
      await tx.query("UPDATE channel SET routing_override = 'off' WHERE id = $1", [id])
    })
    const answer = async () => gateway.send(key, templateMessage('spring_sale'))
    await eventually(async () =>
      expect((await answer()).headers['x-fairway-reason']).toBe('channel_off'),
    )
    await database.query('DELETE FROM channel WHERE partner_id = $1', [gateway.partnerId])
    await database.query('DELETE FROM waba WHERE partner_id = $1', [gateway.partnerId])
    await database.query('DELETE FROM partner WHERE id = $1', [gateway.partnerId])
    await eventually(async () => expect((await answer()).status).toBe(401))
  })
})

describe('looks at the revisions', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('come twice a second: what changed holds everywhere within one', async () => {
    vi.useFakeTimers()
    const query = vi.fn().mockResolvedValue([])
    const poller = new RevisionPoller(
      { query } as unknown as Database,
      { directories: [], categories: new CategoryStore(1) },
      createLog('silent'),
      () => {},
    )
    const looks = () =>
      query.mock.calls.filter(([text]) => String(text).includes('FROM revision')).length
    poller.start()
    for (let halves = 1; halves <= 4; halves += 1) {
      await vi.advanceTimersByTimeAsync(500)
      expect(looks()).toBe(halves)
    }
    await poller.stop()
  })
})
