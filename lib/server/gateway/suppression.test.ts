import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { pinCategory } from '@/lib/server/testing/change-settings'
import type { NewTestChannel } from '@/lib/server/testing/create-test-channel'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

const BRAZIL = '5521991112222'
const NEW_YORK = '12125550123'
const STOPPED = '5521993334444'
const BSUID = 'US.13491208655302741918'
const BOTH: NewTestChannel = { suppressOptedOut: true, suppressUs: true }
const known = templateMessage('known')

describe('suppression (contract 2.3)', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
  })
  afterAll(() => gateway.close())

  async function channelThatSuppresses(settings: NewTestChannel) {
    const channel = await channelWithKnownList(gateway, settings)
    await pinCategory(gateway, { wabaId: channel.wabaId, name: 'known' }, 'marketing')
    for (const [wabaId, recipient] of [
      [channel.wabaId, STOPPED],
      [channel.wabaId, BSUID],
      ['another', BRAZIL],
    ]) {
      await gateway.runtime.database.prisma.optOut
        .create({
          data: {
            partnerId: gateway.partnerId,
            wabaId: wabaId!,
            recipient: recipient!,
            at: new Date(),
          },
        })
        .catch(() => {})
    }
    return channel
  }
  const deliveries = () => gateway.sandbox.deliveries.length

  it.each([
    ['who stopped marketing', BOTH, { to: STOPPED }, 131050, 'suppressed_opt_out'],
    [
      'who stopped marketing, the number written another way',
      BOTH,
      { to: '+55 (21) 99333-4444' },
      131050,
      'suppressed_opt_out',
    ],
    [
      'who stopped marketing, named by user id',
      BOTH,
      { to: undefined, recipient: BSUID },
      131050,
      'suppressed_opt_out',
    ],
    ['in the United States', BOTH, { to: `+${NEW_YORK}` }, 131049, 'suppressed_us'],
    [
      'whatever way it would go: override off',
      { ...BOTH, routingOverride: 'off' } as const,
      { to: STOPPED },
      131050,
      'suppressed_opt_out',
    ],
  ])('refuses a recipient %s', async (_who, settings, to, code, reason) => {
    const { key, id } = await channelThatSuppresses(settings)
    const before = deliveries()
    const { status, headers, json } = await gateway.send(key, { ...known, ...to })
    expect([status, json().error!.code, json().error!.type]).toEqual([400, code, 'FairwayError'])
    expect(headers).toMatchObject({ 'x-fairway-reason': reason, 'x-fairway-attempts': '0' })
    expect(headers).not.toHaveProperty('x-fairway-route')
    expect(deliveries()).toBe(before)
    const rows = await gateway.runtime.database.query(
      'SELECT reason, decided, accepted_by, answer_status, answer_code FROM message WHERE channel_id = $1',
      [id],
    )
    expect(rows).toEqual([
      { reason, decided: null, accepted_by: null, answer_status: 400, answer_code: code },
    ])
  })

  it.each([
    ['by default', {}, { ...known, to: STOPPED }],
    ['who stopped for another WABA', BOTH, { ...known, to: BRAZIL }],
    ['in Canada', BOTH, { ...known, to: '14165550123' }],
    [
      'in the US where only opt-outs are suppressed',
      { suppressOptedOut: true },
      { ...known, to: NEW_YORK },
    ],
    [
      'who stopped, where only the US is suppressed',
      { suppressUs: true },
      { ...known, to: STOPPED },
    ],
    [
      'of a template whose category is not known',
      BOTH,
      { ...templateMessage('new_one'), to: STOPPED },
    ],
    ['of a template that is not marketing', BOTH, { ...templateMessage('utility'), to: NEW_YORK }],
    [
      'of a text',
      BOTH,
      { messaging_product: 'whatsapp', type: 'text', text: { body: 'Hi' }, to: STOPPED },
    ],
    ['asked for as STRICT', BOTH, { ...known, product_policy: 'STRICT', to: STOPPED }],
  ])('lets a message go to a recipient %s', async (_who, settings, message) => {
    const { key, wabaId } = await channelThatSuppresses(settings)
    await pinCategory(gateway, { wabaId, name: 'utility' }, 'non_marketing')
    const before = deliveries()
    expect((await gateway.send(key, message)).status).toBe(200)
    expect(deliveries()).toBe(before + 1)
  })

  it('lets a message go that was asked for by MM', async () => {
    const { key } = await channelThatSuppresses(BOTH)
    expect(
      (await gateway.send(key, { ...known, to: STOPPED }, { path: '/marketing_messages' })).status,
    ).toBe(200)
  })

  it('counts for a send that waited for another one’s verdict', async () => {
    const { key } = await channelThatSuppresses(BOTH)
    const message = { ...templateMessage('latency_150_first'), to: NEW_YORK }
    const answers = await Promise.all([
      gateway.send(key, message),
      gateway.send(key, message),
      gateway.send(key, message),
    ])
    expect(answers.map(({ headers }) => headers['x-fairway-reason']).sort()).toEqual([
      'checked',
      'suppressed_us',
      'suppressed_us',
    ])
  })
})
