import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Prisma } from '@/lib/server/db/generated/client'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import { changePartner, changeWaba, pinCategory } from '@/lib/server/testing/change-settings'
import type { NewTestChannel } from '@/lib/server/testing/create-test-channel'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { readTrail, type Trail } from '@/lib/server/testing/read-trail'
import { refusingUrl } from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const MM = 'marketing_messages'
const CLOUD = 'messages'
const TEXT = { messaging_product: 'whatsapp', type: 'text', text: { body: 'Hi' } }

interface Row {
  message: Record<string, unknown>
  path?: string
  channel?: NewTestChannel
  partner?: { routingEnabled: boolean }
  waba?: Prisma.WabaUpdateInput
  pin?: 'marketing' | 'non_marketing'
  reason: string
  ways: string[]
  /** 200 unless told otherwise. */
  status?: number
  fallback?: string
  learned?: string | null
}

const marketing = templateMessage('spring')
const utility = templateMessage('utility_one')
const refusedOnCloud = templateMessage('marketing_off_131063')
const notOnboarded = { waba: { onboardingStatus: 'ELIGIBLE' } }

/** Contract 2.1, row by row, and each row before those after it. */
const ROWS: Record<string, Row> = {
  '1 asked for MM': {
    path: '/marketing_messages',
    message: marketing,
    reason: 'direct',
    ways: [MM],
    learned: 'marketing',
  },
  '1 asked for MM, which refuses': {
    path: '/marketing_messages',
    message: utility,
    reason: 'direct',
    ways: [MM],
    status: 400,
    learned: 'non_marketing',
  },
  '1 before 2': {
    path: '/marketing_messages',
    message: TEXT,
    reason: 'direct',
    ways: [MM],
    status: 400,
  },
  '1 before 4 and 8': {
    path: '/marketing_messages',
    message: marketing,
    channel: { routingOverride: 'off' },
    pin: 'non_marketing',
    reason: 'direct',
    ways: [MM],
    learned: 'marketing',
  },
  '2 no template': { message: TEXT, reason: 'not_template', ways: [CLOUD] },
  '2 before 3': {
    message: { ...TEXT, product_policy: 'STRICT' },
    reason: 'not_template',
    ways: [CLOUD],
  },
  '3 strict': {
    message: { ...marketing, product_policy: 'STRICT' },
    reason: 'strict',
    ways: [MM],
    learned: 'marketing',
  },
  '3 strict, and MM refuses': {
    message: { ...utility, product_policy: 'STRICT' },
    reason: 'strict',
    ways: [MM],
    status: 400,
    learned: 'non_marketing',
  },
  '3 strict, and MM refuses for another cause': {
    message: { ...templateMessage('rejected_10'), product_policy: 'STRICT' },
    reason: 'strict',
    ways: [MM],
    status: 403,
    learned: null,
  },
  '3 before 4': {
    message: { ...marketing, product_policy: 'STRICT' },
    channel: { routingOverride: 'off' },
    reason: 'strict',
    ways: [MM],
    learned: 'marketing',
  },
  'not 3: the other policy': {
    message: { ...marketing, product_policy: 'CLOUD_API_FALLBACK' },
    reason: 'checked',
    ways: [MM],
    learned: 'marketing',
  },
  '4 override off': {
    message: marketing,
    channel: { routingOverride: 'off' },
    reason: 'channel_off',
    ways: [CLOUD],
    learned: null,
  },
  '4 before 5, 6 and 7': {
    message: marketing,
    channel: { routingOverride: 'off' },
    partner: { routingEnabled: false },
    ...notOnboarded,
    pin: 'marketing',
    reason: 'channel_off',
    ways: [CLOUD],
  },
  '4 makes no reverse hop': {
    message: refusedOnCloud,
    channel: { routingOverride: 'off' },
    reason: 'channel_off',
    ways: [CLOUD],
    status: 400,
    learned: null,
  },
  '5 partner off': {
    message: marketing,
    partner: { routingEnabled: false },
    reason: 'partner_off',
    ways: [CLOUD],
    learned: null,
  },
  '5 before 6 and 7': {
    message: marketing,
    partner: { routingEnabled: false },
    ...notOnboarded,
    pin: 'marketing',
    reason: 'partner_off',
    ways: [CLOUD],
  },
  '5 makes no reverse hop': {
    message: refusedOnCloud,
    partner: { routingEnabled: false },
    reason: 'partner_off',
    ways: [CLOUD],
    status: 400,
    learned: null,
  },
  'not 5: override on': {
    message: marketing,
    partner: { routingEnabled: false },
    channel: { routingOverride: 'on' },
    reason: 'checked',
    ways: [MM],
    learned: 'marketing',
  },
  '6 not onboarded': {
    message: marketing,
    ...notOnboarded,
    reason: 'not_onboarded',
    ways: [CLOUD],
    learned: null,
  },
  '6 with override on': {
    message: marketing,
    ...notOnboarded,
    channel: { routingOverride: 'on' },
    reason: 'not_onboarded',
    ways: [CLOUD],
  },
  '6 before 7': {
    message: marketing,
    ...notOnboarded,
    pin: 'marketing',
    reason: 'not_onboarded',
    ways: [CLOUD],
  },
  '6 learned, and still holding': {
    message: marketing,
    waba: { notOnboardedUntil: new Date(Date.now() + 600_000) },
    reason: 'not_onboarded',
    ways: [CLOUD],
  },
  'not 6: learned, and over': {
    message: marketing,
    waba: { notOnboardedUntil: new Date(Date.now() - 1) },
    reason: 'checked',
    ways: [MM],
  },
  'not 6: onboarded': {
    message: marketing,
    waba: { onboardingStatus: 'ONBOARDED' },
    reason: 'checked',
    ways: [MM],
  },
  'not 6: a status Meta may add': {
    message: marketing,
    waba: { onboardingStatus: 'SOMETHING_NEW' },
    reason: 'checked',
    ways: [MM],
  },
  '6 makes the reverse hop': {
    message: refusedOnCloud,
    ...notOnboarded,
    reason: 'not_onboarded',
    ways: [CLOUD, MM],
    fallback: '131063',
    learned: 'marketing',
  },
  '7 known marketing': {
    message: marketing,
    pin: 'marketing',
    reason: 'known_marketing',
    ways: [MM],
    learned: 'marketing',
  },
  '7 and MM refuses': {
    message: utility,
    pin: 'marketing',
    reason: 'known_marketing',
    ways: [MM, CLOUD],
    fallback: '131055',
    learned: 'non_marketing',
  },
  '8 known non-marketing': {
    message: utility,
    pin: 'non_marketing',
    reason: 'known_non_marketing',
    ways: [CLOUD],
    learned: null,
  },
  '8 makes the reverse hop': {
    message: refusedOnCloud,
    pin: 'non_marketing',
    reason: 'known_non_marketing',
    ways: [CLOUD, MM],
    fallback: '131063',
    learned: 'marketing',
  },
  '8 makes no hop for another refusal': {
    message: templateMessage('on_cloud_rejected_10'),
    pin: 'non_marketing',
    reason: 'known_non_marketing',
    ways: [CLOUD],
    status: 403,
    learned: null,
  },
  '8 and the hop fails: that teaches nothing': {
    message: templateMessage('hop_fails'),
    pin: 'non_marketing',
    reason: 'known_non_marketing',
    ways: [CLOUD, MM],
    fallback: '131063',
    status: 400,
    learned: 'marketing',
  },
  '9 unknown, accepted': {
    message: marketing,
    reason: 'checked',
    ways: [MM],
    learned: 'marketing',
  },
  '9 unknown, refused': {
    message: utility,
    reason: 'checked',
    ways: [MM, CLOUD],
    fallback: '131055',
    learned: 'non_marketing',
  },
}

describe('every row of contract 2.1', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
  })
  afterAll(() => gateway.close())

  async function play({
    message,
    path,
    channel: settings,
    partner,
    waba,
    pin,
  }: Row): Promise<Trail> {
    const channel = await channelWithKnownList(gateway, settings)
    await changePartner(gateway, { routingEnabled: true, ...partner })
    if (waba) await changeWaba(gateway, channel.wabaId, waba)
    const name = (message.template as { name: string } | undefined)?.name
    if (pin && name) await pinCategory(gateway, { wabaId: channel.wabaId, name }, pin)
    if (name === 'hop_fails') await marketingOffForWhoIsNotOnboarded(channel.wabaId)
    return readTrail(gateway, channel, message, path)
  }

  /** Both ways of the sandbox refuse with 131063 then, the second one too. */
  const marketingOffForWhoIsNotOnboarded = (wabaId: string) =>
    fetch(`${gateway.sandbox.url}/_sandbox/wabas`, {
      method: 'PUT',
      body: JSON.stringify({
        waba_id: wabaId,
        marketing_messages_onboarding_status: 'PENDING_INTERNAL_SETUP',
        disable_marketing_messages_on_cloud_api: true,
      }),
    })

  describe.each(['documented', 'confirmed'] as const)('under %s', (policy) => {
    beforeAll(() => changePartner(gateway, { fallbackPolicy: policy }))

    it.each(Object.entries(ROWS))('%s', async (_row, expected) => {
      const { reason, ways, status = 200, fallback } = expected
      const { answer, row, attempts, learned, received } = await play(expected)
      expect(answer.status).toBe(status)
      expect(answer.headers).toMatchObject({
        'x-fairway-reason': reason,
        'x-fairway-route': ways.at(-1),
        'x-fairway-attempts': String(ways.length),
      })
      expect(answer.headers['x-fairway-fallback']).toBe(fallback)
      expect(attempts.map(({ way }) => way)).toEqual(ways)
      // The sandbox keeps no text message that was sent to MM.
      const text = expected.message === TEXT && ways[0] === MM
      expect(received).toEqual({
        [MM]: !text && ways.includes(MM) ? 1 : 0,
        [CLOUD]: ways.includes(CLOUD) ? 1 : 0,
      })
      expect(row).toMatchObject({
        reason,
        policy,
        decided: ways[0],
        answer_status: status,
        accepted_by: status === 200 ? ways.at(-1) : null,
        fallback_code: fallback ? Number(fallback) : null,
        source: 'gateway',
        type: expected.message.type,
      })
      if ('learned' in expected) expect(learned).toBe(expected.learned)
    })

    it('nothing reaches either way: 502, and nothing is learned', async () => {
      const { upstreams } = gateway.runtime.gateway
      const url = await refusingUrl()
      const away = new Upstreams({
        d360BaseUrl: url,
        graphBaseUrl: url,
        sandboxUrl: url,
        timeoutMs: 2_000,
      })
      gateway.runtime.gateway.upstreams = away
      const { answer, row, attempts, learned } = await play({
        message: marketing,
        reason: 'checked',
        ways: [],
      })
      expect([answer.status, answer.json().error!.code]).toEqual([502, 131016])
      expect(answer.headers).toMatchObject({
        'x-fairway-route': CLOUD,
        'x-fairway-attempts': '2',
        'x-fairway-fallback': 'unreachable',
      })
      expect(row).toMatchObject({
        fallback_class: 'unreachable',
        fallback_code: null,
        accepted_by: null,
        answer_status: 502,
        possible_duplicate: false,
      })
      expect(attempts).toMatchObject(
        [MM, CLOUD].map((way) => ({
          way,
          outcome: 'not_sent',
          class: 'unreachable',
          status: null,
        })),
      )
      expect(learned).toBe(null)
      gateway.runtime.gateway.upstreams = upstreams
      await away.close()
    })

    it('MM cannot be reached: Cloud, and nothing is learned', async () => {
      const { upstreams } = gateway.runtime.gateway
      const url = await refusingUrl()
      const away = new Upstreams({
        d360BaseUrl: url,
        graphBaseUrl: url,
        sandboxUrl: url,
        timeoutMs: 2_000,
      })
      const send: Upstreams['send'] = (channel, way, body) =>
        (way === MM ? away : upstreams).send(channel, way, body)
      gateway.runtime.gateway.upstreams = Object.assign(Object.create(upstreams) as Upstreams, {
        send,
      })
      const { answer, row, learned, received } = await play({
        message: marketing,
        reason: 'checked',
        ways: [],
      })
      expect([
        answer.status,
        answer.headers['x-fairway-fallback'],
        answer.headers['x-fairway-route'],
      ]).toEqual([200, 'unreachable', CLOUD])
      expect(row).toMatchObject({
        accepted_by: CLOUD,
        fallback_class: 'unreachable',
        fallback_code: null,
        possible_duplicate: false,
      })
      expect([learned, received]).toEqual([null, { [MM]: 0, [CLOUD]: 1 }])
      gateway.runtime.gateway.upstreams = upstreams
      await away.close()
    })
  })
})
