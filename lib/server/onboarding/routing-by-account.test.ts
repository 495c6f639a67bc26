import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { changeWaba } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { AT, accountBody } from '@/lib/server/testing/webhook-bodies'
import { type WebhookSender, webhookSender } from '@/lib/server/testing/webhook-sender'

/** Each status Meta defines, one it does not, and none: what `/messages` does with a template of unknown category. */
const STATUSES: readonly [status: string | null, reason: string][] = [
  ['ONBOARDED', 'checked'],
  ['ELIGIBLE', 'not_onboarded'],
  ['PENDING_VALID_PAYMENT_METHOD', 'not_onboarded'],
  ['PENDING_INTERNAL_SETUP', 'not_onboarded'],
  ['INELIGIBLE_ON_BEHALF_OF_WABA', 'not_onboarded'],
  ['INELIGIBLE_INACTIVE_OR_RESTRICTED', 'not_onboarded'],
  ['INELIGIBLE_COUNTRY_NOT_SUPPORTED', 'not_onboarded'],
  ['INELIGIBLE_USING_WHATSAPP_BUSINESS_APP', 'not_onboarded'],
  ['SOMETHING_META_ADDS_LATER', 'checked'],
  [null, 'checked'],
]

const ban = (state: string) => ({
  ban_info: { waba_ban_state: state, waba_ban_date: 'April 17, 2025' },
})

/** Each event of `account_update`: what `/messages` does after it where the WABA was ONBOARDED, ELIGIBLE, and not known. */
const EVENTS: readonly [
  event: string,
  value: object,
  ...after: [onboarded: string, eligible: string, unknown: string],
][] = [
  ['MM_LITE_TERMS_SIGNED', {}, 'checked', 'checked', 'checked'],
  ['AD_ACCOUNT_LINKED', { ad_account_linked: '12' }, 'checked', 'not_onboarded', 'checked'],
  ['ACCOUNT_DELETED', {}, 'not_onboarded', 'not_onboarded', 'not_onboarded'],
  ['ACCOUNT_OFFBOARDED', {}, 'not_onboarded', 'not_onboarded', 'not_onboarded'],
  [
    'ACCOUNT_RESTRICTION',
    { restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }] },
    'not_onboarded',
    'not_onboarded',
    'not_onboarded',
  ],
  ['PARTNER_REMOVED', {}, 'not_onboarded', 'not_onboarded', 'not_onboarded'],
  ['PARTNER_APP_UNINSTALLED', {}, 'not_onboarded', 'not_onboarded', 'not_onboarded'],
  ['DISABLED_UPDATE', ban('DISABLE'), 'not_onboarded', 'not_onboarded', 'not_onboarded'],
  ['DISABLED_UPDATE', ban('REINSTATE'), 'checked', 'not_onboarded', 'checked'],
  ['DISABLED_UPDATE', ban('SCHEDULE_FOR_DISABLE'), 'checked', 'not_onboarded', 'checked'],
  ['ACCOUNT_RECONNECTED', {}, 'checked', 'not_onboarded', 'checked'],
  ['PARTNER_ADDED', {}, 'checked', 'not_onboarded', 'checked'],
  ['PARTNER_APP_INSTALLED', {}, 'checked', 'not_onboarded', 'checked'],
  [
    'ACCOUNT_VIOLATION',
    { violation_info: { violation_type: 'SCAM' } },
    'checked',
    'not_onboarded',
    'checked',
  ],
  [
    'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE',
    { country: 'BR' },
    'checked',
    'not_onboarded',
    'checked',
  ],
  ['PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE', {}, 'checked', 'not_onboarded', 'checked'],
  ['AUTH_INTL_PRICE_ELIGIBILITY_UPDATE', {}, 'checked', 'not_onboarded', 'checked'],
  [
    'VOLUME_BASED_PRICING_TIER_UPDATE',
    { volume_tier_info: {} },
    'checked',
    'not_onboarded',
    'checked',
  ],
  ['AN_EVENT_META_ADDS_LATER', {}, 'checked', 'not_onboarded', 'checked'],
]

describe('routing by the account', () => {
  let gateway: TestGateway
  let sender: WebhookSender
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    sender = await webhookSender(gateway)
  })
  afterAll(() => gateway.close())

  const channelWith = async (onboardingStatus: string | null) => {
    const channel = await gateway.channel()
    await changeWaba(gateway, channel.wabaId, {
      onboardingStatus,
      onboardingSource: onboardingStatus && 'provider',
    })
    return channel
  }
  const tell = async ({ wabaId }: TestChannel, event: string, value: object, time = AT) => {
    expect(
      (
        await sender.post(
          accountBody(
            'account_update',
            { event, waba_info: { waba_id: wabaId, owner_business_id: '23294' }, ...value },
            { time },
          ),
        )
      ).status,
    ).toBe(200)
  }
  const reasonOf = async ({ key }: TestChannel, path: string) => {
    const answer = await gateway.send(key, templateMessage('autumn_offer'), {
      path: `${path}?dry_run=true`,
    })
    return (answer.json() as { reason?: string }).reason
  }

  it.each(STATUSES)(
    'status %s: %s; /marketing_messages goes there whatever it is',
    async (status, reason) => {
      const channel = await channelWith(status)
      expect([
        await reasonOf(channel, '/messages'),
        await reasonOf(channel, '/marketing_messages'),
      ]).toEqual([reason, 'direct'])
    },
  )

  it.each(EVENTS)('%s %j: %s, %s, %s', async (event, value, ...after) => {
    const channels = [
      await channelWith('ONBOARDED'),
      await channelWith('ELIGIBLE'),
      await channelWith(null),
    ]
    for (const channel of channels) await tell(channel, event, value)
    expect(await Promise.all(channels.map((channel) => reasonOf(channel, '/messages')))).toEqual(
      after,
    )
  })

  it('comes to the same in whatever order the events arrive, and however often', async () => {
    const events = [
      { event: 'MM_LITE_TERMS_SIGNED', value: {}, time: AT },
      { event: 'DISABLED_UPDATE', value: ban('DISABLE'), time: AT + 10 },
      { event: 'ACCOUNT_RECONNECTED', value: {}, time: AT + 20 },
    ]
    const reasonAfter = async (order: readonly number[]) => {
      const channel = await channelWith('ELIGIBLE')
      for (const index of order) {
        const { event, value, time } = events[index]!
        await tell(channel, event, value, time)
      }
      return reasonOf(channel, '/messages')
    }
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0, 2, 1, 0],
    ])
      expect(await reasonAfter(order), order.join()).toBe('checked')
    for (const order of [
      [0, 1],
      [1, 0],
      [1, 0, 1, 0],
    ])
      expect(await reasonAfter(order), order.join()).toBe('not_onboarded')
  })
})
