import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { changeWaba, pinCategory } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import {
  AT,
  accountBody,
  numberChange,
  statusBody,
  webhookBody,
} from '@/lib/server/testing/webhook-bodies'
import { type WebhookSender, webhookSender } from '@/lib/server/testing/webhook-sender'

describe('what webhooks change besides messages', () => {
  let gateway: TestGateway
  let api: ApiClient
  let sender: WebhookSender
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    sender = await webhookSender(gateway)
  })
  afterAll(() => gateway.close())

  let numbers = 0
  const channel = async () => {
    const phoneNumberId = String(7_000 + (numbers += 1))
    return { phoneNumberId, ...(await gateway.channel({ phoneNumberId })) }
  }
  /** The effects of a post, as the ledger has them. */
  const effectsOf = async (body: object) => {
    const { status, json } = await sender.post(body)
    expect(status).toBe(200)
    const [row] = await gateway.runtime.database.query<{ changes: { effects: object[] } }>(
      'SELECT changes FROM webhook_event WHERE id = $1',
      [json.id!],
    )
    return row!.changes.effects
  }
  const account = (
    { wabaId }: TestChannel,
    event: string,
    more: { time?: number; value?: object } = {},
  ) =>
    accountBody(
      'account_update',
      { event, waba_info: { waba_id: wabaId, owner_business_id: '23294' }, ...more.value },
      { time: more.time ?? AT },
    )
  const eligibility = async ({ wabaId }: TestChannel) =>
    (await api('GET', `/eligibility?filters={"waba_id":"${wabaId}"}`)).data.eligibility[0]
  const reasonOf = async ({ key }: TestChannel) =>
    (await gateway.send(key, templateMessage('spring_sale'))).headers['x-fairway-reason']

  it('terms signed: the WABA named by `waba_info` routes by MM at once, also after a refusal', async () => {
    const one = await channel()
    await pinCategory(gateway, { wabaId: one.wabaId, name: 'spring_sale' }, 'marketing')
    await changeWaba(gateway, one.wabaId, {
      onboardingStatus: 'ELIGIBLE',
      onboardingSource: 'provider',
      onboardingAt: new Date(),
      notOnboardedUntil: new Date(Date.now() + 60_000),
    })
    expect(await reasonOf(one)).toBe('not_onboarded')
    expect(await effectsOf(account(one, 'MM_LITE_TERMS_SIGNED'))).toMatchObject([
      { what: 'onboarding', waba_id: one.wabaId, before: 'ELIGIBLE', after: 'ONBOARDED' },
    ])
    expect(await reasonOf(one)).toBe('known_marketing')
    expect(await eligibility(one)).toMatchObject({
      status: 'ONBOARDED',
      bucket: 'active',
      source: 'terms_event',
      terms_signed_at: new Date(AT * 1000).toISOString(),
    })
    expect(await effectsOf(account(one, 'MM_LITE_TERMS_SIGNED'))).toEqual([])
  })

  it('a WABA of nobody here changes nothing', async () => {
    expect(
      await effectsOf(account({ ...(await channel()), wabaId: '404' }, 'MM_LITE_TERMS_SIGNED')),
    ).toEqual([])
  })

  it('an account that ended is ineligible and goes by Cloud; the latest event wins, in any order', async () => {
    const one = await channel()
    await pinCategory(gateway, { wabaId: one.wabaId, name: 'spring_sale' }, 'marketing')
    await changeWaba(gateway, one.wabaId, {
      onboardingStatus: 'ONBOARDED',
      onboardingSource: 'manual',
    })
    const ban = (state: string, time: number) =>
      account(one, 'DISABLED_UPDATE', {
        time,
        value: { ban_info: { waba_ban_state: state, waba_ban_date: 'April 17, 2025' } },
      })
    expect(await effectsOf(ban('DISABLE', AT + 10))).toMatchObject([
      { what: 'standing', before: null, after: 'DISABLED_UPDATE DISABLE' },
    ])
    expect([(await eligibility(one)).bucket, await reasonOf(one)]).toEqual([
      'ineligible',
      'not_onboarded',
    ])
    expect((await api('GET', `/channels/${one.id}`)).data).toMatchObject({
      mm_status: { bucket: 'ineligible' },
      routing: { reason: 'not_onboarded' },
    })
    expect(await effectsOf(ban('REINSTATE', AT))).toEqual([])
    expect(await effectsOf(account(one, 'MM_LITE_TERMS_SIGNED', { time: AT - 5 }))).toHaveLength(1)
    expect(await reasonOf(one)).toBe('not_onboarded')
    await effectsOf(ban('REINSTATE', AT + 20))
    expect([(await eligibility(one)).bucket, await reasonOf(one)]).toEqual([
      'active',
      'known_marketing',
    ])
    await effectsOf(
      account(one, 'ACCOUNT_RESTRICTION', {
        time: AT + 30,
        value: { restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }] },
      }),
    )
    expect(await reasonOf(one)).toBe('not_onboarded')
    await api('PATCH', `/channels/${one.id}`, { mm_status: 'ONBOARDED' })
    expect(await reasonOf(one)).toBe('known_marketing')
  })

  it('a status billed `marketing_lite` onboards a WABA nobody has said anything of, and no other', async () => {
    const [one, other] = [await channel(), await channel()]
    await changeWaba(gateway, other.wabaId, {
      onboardingStatus: 'ELIGIBLE',
      onboardingSource: 'provider',
    })
    expect(
      await effectsOf(statusBody([{ id: 'wamid.u', billed: 'utility' }], one.phoneNumberId)),
    ).toEqual([])
    expect(
      await effectsOf(statusBody([{ id: 'wamid.m' }, { id: 'wamid.n' }], one.phoneNumberId)),
    ).toMatchObject([{ what: 'onboarding', before: null, after: 'ONBOARDED' }])
    expect(await eligibility(one)).toMatchObject({ bucket: 'active', source: 'billed' })
    expect(await effectsOf(statusBody([{ id: 'wamid.o' }], other.phoneNumberId))).toEqual([])
  })

  it('a category that changed holds at once; one that is announced does not', async () => {
    const one = await channel()
    const template = {
      message_template_id: 278_077_987_957_091,
      message_template_name: 'spring_sale',
      message_template_language: 'EN',
    }
    const said = (value: object, time: number) =>
      accountBody(
        'template_category_update',
        { ...template, ...value },
        { entryId: one.wabaId, time },
      )
    const announced = {
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
      category_update_timestamp: AT + 86_400,
    }
    expect(await effectsOf(said(announced, AT))).toMatchObject([
      {
        what: 'impending',
        before: null,
        after: 'marketing',
        template: { name: 'spring_sale', language: 'EN' },
      },
    ])
    const known = async () =>
      (await api('GET', `/template_categories?filters={"waba_id":"${one.wabaId}"}`)).data
        .template_categories[0]
    expect(await known()).toMatchObject({ category: 'unknown', impending: 'marketing' })
    expect(
      await effectsOf(said({ previous_category: 'UTILITY', new_category: 'MARKETING' }, AT + 9)),
    ).toMatchObject([{ what: 'category', before: null, after: 'marketing' }])
    expect(await known()).toMatchObject({
      category: 'marketing',
      source: 'webhook',
      impending: null,
      language: 'en',
    })
    expect(await reasonOf(one)).toBe('known_marketing')
    for (const late of [announced, { previous_category: 'MARKETING', new_category: 'UTILITY' }])
      expect(await effectsOf(said(late, AT + 5))).toEqual([])
    // Later than what the sends learned.
    const time = Math.floor(Date.now() / 1000) + 1
    await effectsOf(
      accountBody(
        'message_template_status_update',
        { event: 'APPROVED', ...template, message_template_category: 'UTILITY' },
        { entryId: one.wabaId, time },
      ),
    )
    expect(await reasonOf(one)).toBe('known_non_marketing')
  })

  it('keeps who stopped marketing messages, and who resumed them: the latest counts', async () => {
    const one = await channel()
    const said = (value: string, timestamp: number, more: object = {}) =>
      webhookBody(one.wabaId, [
        {
          field: 'user_preferences',
          value: {
            ...(numberChange({}, one.phoneNumberId) as { value: object }).value,
            user_preferences: [
              {
                wa_id: '5521991112222',
                detail: 'User requested to stop',
                category: 'marketing_messages',
                value,
                timestamp,
                ...more,
              },
            ],
          },
        },
      ])
    const row = () =>
      gateway.runtime.database.query('SELECT recipient, stopped FROM opt_out WHERE waba_id = $1', [
        one.wabaId,
      ])
    expect(await effectsOf(said('stop', AT))).toMatchObject([
      { what: 'opt_out', recipient: '5521991112222', before: null, after: 'stopped' },
    ])
    expect(await effectsOf(said('resume', AT + 10))).toMatchObject([
      { before: 'stopped', after: 'resumed' },
    ])
    for (const odd of [
      said('stop', AT + 5),
      said('resume', AT + 10),
      said('signup', AT + 20),
      said('stop', AT + 20, { category: 'other' }),
    ]) {
      expect(await effectsOf(odd)).toEqual([])
    }
    expect(await row()).toEqual([{ recipient: '5521991112222', stopped: false }])
    expect(await effectsOf(said('stop', AT + 10))).toHaveLength(1)
    expect(await row()).toEqual([{ recipient: '5521991112222', stopped: true }])
  })
})
