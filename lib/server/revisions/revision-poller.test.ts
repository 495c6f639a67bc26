import { afterEach, describe, expect, it } from 'vitest'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { migratedPostgresUrl, openTestDatabase } from '@/lib/server/db/testing/databases'

import { bumpRevision } from '@/lib/server/revisions/bump-revision'
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

/** Milliseconds until a send through `gateway` is answered as told. */
async function holdsAfter(
  gateway: TestGateway,
  key: string,
  expected: { status?: number; reason?: string },
): Promise<number> {
  const started = Date.now()
  await eventually(async () => {
    const { status, headers } = await gateway.send(key, templateMessage('spring_sale'))
    if (expected.status) expect(status).toBe(expected.status)
    if (expected.reason) expect(headers['x-fairway-reason']).toBe(expected.reason)
  })
  return Date.now() - started
}

// Repeated where the machine was too busy with other tests to keep the time.
describe('two instances on one PostgreSQL', { retry: 2 }, () => {
  async function two() {
    const url = await migratedPostgresUrl()
    const first = await gatewayOn({ database: openPostgres(url) })
    const second = await gatewayOn({ database: openPostgres(url), beside: first })
    const channel = await channelWithKnownList(first)
    return { first, second, channel, url }
  }

  it('what changes through one holds on the other within a second: channels, switches, pins, onboarding, keys', async () => {
    const {
      first,
      second,
      channel: { key, id, wabaId },
    } = await two()
    const times: Record<string, number> = {}
    times.channel = await holdsAfter(second, key, { status: 200 })
    await pinCategory(first, { wabaId, name: 'spring_sale' }, 'marketing')
    times.pin = await holdsAfter(second, key, { reason: 'known_marketing' })
    await changeWaba(first, wabaId, { notOnboardedUntil: new Date(Date.now() + 60_000) })
    times.onboarding = await holdsAfter(second, key, { reason: 'not_onboarded' })
    await changePartner(first, { routingEnabled: false })
    times.partner = await holdsAfter(second, key, { reason: 'partner_off' })
    await changeChannel(first, id, { routingOverride: 'off' })
    times.override = await holdsAfter(second, key, { reason: 'channel_off' })
    await first.runtime.database.prisma.channelKey.updateMany({
      where: { channelId: id },
      data: { revokedAt: new Date() },
    })
    await changeChannel(first, id, {})
    times.revoked = await holdsAfter(second, key, { status: 401 })
    for (const [what, ms] of Object.entries(times)) expect(ms, what).toBeLessThanOrEqual(1_000)
  })

  it('what a send through one taught holds on the other within a second', async () => {
    const {
      first,
      second,
      channel: { key, wabaId },
    } = await two()
    const ref = { partnerId: first.partnerId, wabaId, name: 'spring_sale', language: 'en' }
    const known = () => second.runtime.gateway.categories.verdict(ref, Date.now())
    await first.send(key, templateMessage('spring_sale'))
    await eventually(
      () => expect(known()).toMatchObject({ category: 'marketing', source: 'learned' }),
      1_000,
    )
    await first.send(key, templateMessage('utility_receipt'))
    await eventually(
      () =>
        expect(
          second.runtime.gateway.categories.verdict(
            { ...ref, name: 'utility_receipt' },
            Date.now(),
          ),
        ).toMatchObject({ category: 'non_marketing' }),
      1_000,
    )
  })

  it('a refusal for missing terms that a send through one ran into holds on the other within a second', async () => {
    const {
      first,
      second,
      channel: { key },
    } = await two()
    await changePartner(first, { fallbackPolicy: 'confirmed' })
    await first.send(key, templateMessage('not_onboarded_200'))
    expect(await holdsAfter(second, key, { reason: 'not_onboarded' })).toBeLessThanOrEqual(1_000)
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
            "INSERT INTO template_category (partner_id, waba_id, name, language, pin, first_seen_at, revision) VALUES ($1, '1', $2, 'en', 'marketing', now(), $3)",
            [first.partnerId, `t${n}`, revision],
          )
        }),
      ),
    )
    await writer.close()
    await eventually(() => {
      for (let n = 0; n < 60; n += 1) {
        expect(
          second.runtime.gateway.categories.verdict(
            { partnerId: first.partnerId, wabaId: '1', name: `t${n}`, language: 'en' },
            Date.now(),
          ),
        ).toMatchObject({ source: 'pin' })
      }
    }, 1_000)
  })
})

describe('one instance', () => {
  it('sees within a second what was changed in the database behind its back, and forgets a partner that is gone', async () => {
    const gateway = await gatewayOn({ database: await openTestDatabase() })
    const { key, id } = await gateway.channel()
    const { database } = gateway.runtime
    await database.transaction(async (tx) => {
      await bumpRevision(tx, gateway.partnerId, 'directory')
      await tx.query("UPDATE channel SET routing_override = 'off' WHERE id = $1", [id])
    })
    expect(await holdsAfter(gateway, key, { reason: 'channel_off' })).toBeLessThanOrEqual(1_000)
    await database.query('DELETE FROM channel WHERE partner_id = $1', [gateway.partnerId])
    await database.query('DELETE FROM waba WHERE partner_id = $1', [gateway.partnerId])
    await database.query('DELETE FROM partner WHERE id = $1', [gateway.partnerId])
    expect(await holdsAfter(gateway, key, { status: 401 })).toBeLessThanOrEqual(1_000)
  })
})
