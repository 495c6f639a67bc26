import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '@/lib/contracts/channels'
import { ROUTING_OVERRIDES } from '@/lib/domain/channels/effective-routing'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const REASONS = ['channel_off', 'partner_off', 'not_onboarded', 'channel_on', 'partner_on'] as const
const SETTING = '/settings/marketing_templates_routing'
const HOUR_MS = 3_600_000

describe('why channels are routed as they are', () => {
  let gateway: TestGateway
  let api: ApiClient
  const ids: Record<string, string> = {}

  const listed = async (query = '') =>
    (await api('GET', `/channels?limit=100${query}`)).data.partner_channels as Channel[]
  const counted = (channels: readonly Channel[]) =>
    Object.fromEntries(
      REASONS.map((reason) => [
        reason,
        channels.filter(({ routing }) => routing.reason === reason).length,
      ]),
    )

  /** A channel for each override and each thing that can be known of a WABA. */
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    const now = Date.now()
    const facts = [
      { status: null, until: null },
      { status: 'ONBOARDED', until: null },
      { status: 'ELIGIBLE', until: null },
      { status: 'WHAT_META_ADDS', until: null },
      { status: 'ONBOARDED', until: now + HOUR_MS },
      { status: null, until: now - HOUR_MS },
      { status: 'INELIGIBLE_ON_BEHALF_OF_WABA', until: now - HOUR_MS },
      { status: 'ONBOARDED', until: null, standing: 'ended' },
      { status: null, until: null, standing: 'ended' },
      { status: 'ONBOARDED', until: null, standing: 'returned' },
      { status: 'ONBOARDED', until: null, standing: 'ended', signed: now },
      { status: 'ONBOARDED', until: null, standing: 'ended', signed: now - 2 * HOUR_MS },
      { status: 'ONBOARDED', until: null, standing: 'ended', source: 'provider', known: now },
      {
        status: 'ONBOARDED',
        until: null,
        standing: 'ended',
        source: 'provider',
        known: now - 2 * HOUR_MS,
      },
      { status: 'ONBOARDED', until: null, standing: 'ended', source: 'manual', known: now },
    ] as {
      status: string | null
      until: number | null
      standing?: 'ended' | 'returned'
      signed?: number
      source?: string
      known?: number
    }[]
    const date = (at: number | null | undefined) => (typeof at === 'number' ? new Date(at) : null)
    for (const [
      index,
      { status, until, standing = null, signed, source = null, known },
    ] of facts.entries()) {
      for (const routingOverride of ROUTING_OVERRIDES) {
        const name = `${routingOverride} ${index}`
        const { id, wabaId } = await gateway.channel({
          name,
          routingOverride,
          phoneNumberId: `9${index}-${ROUTING_OVERRIDES.indexOf(routingOverride)}`,
        })
        ids[name] = id
        await gateway.runtime.database.prisma.waba.update({
          where: { partnerId_id: { partnerId: gateway.partnerId, id: wabaId } },
          data: {
            onboardingStatus: status,
            notOnboardedUntil: date(until),
            standing,
            standingAt: standing && new Date(now - HOUR_MS),
            termsSignedAt: date(signed),
            onboardingSource: source,
            onboardingAt: date(known),
          },
        })
      }
    }
  })
  afterAll(() => gateway.close())

  it.each([true, false])(
    'with the switch %s, the list filtered by a reason is those that have it, and the effect counts them',
    async (enabled) => {
      await api('PATCH', SETTING, { enabled })
      const all = await listed()
      expect(all).toHaveLength(45)
      for (const reason of REASONS) {
        const names = all.filter(({ routing }) => routing.reason === reason).map(({ name }) => name)
        expect((await listed(`&filters={"reason":"${reason}"}`)).map(({ name }) => name)).toEqual(
          names,
        )
      }
      const { data: effect } = await api('GET', `${SETTING}/effect`)
      expect(effect).toMatchObject({ channels: 45, [enabled ? 'on' : 'off']: counted(all) })
    },
  )

  it('a dry run of many overrides counts what they would do, and does nothing', async () => {
    await api('PATCH', SETTING, { enabled: true })
    const before = await listed()
    const channel_ids = [ids['off 1'], ids['inherit 1'], ids['on 1'], ids['off 2']]
    const chosen = before.filter(({ id }) => channel_ids.includes(id))
    const dry = await api('POST', '/channels/routing?dry_run=true', { channel_ids, mode: 'on' })
    expect(dry).toMatchObject({ status: 200, data: { changed: 3, before: counted(chosen) } })
    expect(await listed()).toEqual(before)
    expect((await api('POST', '/channels/routing', { channel_ids, mode: 'on' })).data).toEqual({
      changed: 3,
    })
    const after = (await listed()).filter(({ id }) => channel_ids.includes(id))
    expect(dry.data.after).toEqual(counted(after))
    expect(
      await api('POST', '/channels/routing?dry_run=true', {
        channel_ids: ['nobodyCH'],
        mode: 'on',
      }),
    ).toMatchObject({
      status: 422,
      data: { issues: [{ path: 'channel_ids.0' }] },
    })
  })
})
