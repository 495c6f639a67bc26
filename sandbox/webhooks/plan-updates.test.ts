import { expect, it } from 'vitest'
import { drawFate } from '@/sandbox/webhooks/draw-fate'
import type { Fate } from '@/sandbox/webhooks/fates'
import { planUpdates } from '@/sandbox/webhooks/plan-updates'
import { randomSource } from '@/sandbox/webhooks/random'
import type { AcceptedMessage } from '@/sandbox/webhooks/status-change'
import {
  defaultWebhookSettings as settings,
  type WebhookSettings,
} from '@/sandbox/webhooks/webhook-settings'

const message: AcceptedMessage = {
  wamid: 'wamid.x',
  billed: 'marketing_lite',
  wabaId: '71',
  number: { phone_number_id: '42', display_phone_number: '1555' },
  waId: '5511987654321',
  input: '+5511987654321',
  callbackData: undefined,
  sharesActivity: true,
}
const quiet: WebhookSettings = { ...settings, rates: { ...settings.rates, duplicate: 0 } }

interface Told {
  status?: string
  action_type?: string
  timestamp: string
  pricing?: object
  errors?: { code: number }[]
}

const plan = (fate: Fate, given = quiet, seed = 1) =>
  planUpdates(message, fate, given, randomSource(seed), 1_000_000)
    .toSorted((one, other) => one.due - other.due)
    .map(({ change }) => (change() as unknown as { item: Told }).item)
const words = (told: Told[]) => told.map(({ status, action_type }) => status ?? action_type)

it('tells each fate, with pricing on sent and the first of delivered and read', () => {
  expect(words(plan({ ends: 'accepted' }))).toEqual([])
  expect(words(plan({ ends: 'sent' }))).toEqual(['sent'])
  expect(words(plan({ ends: 'sent', failed: 131026 }))).toEqual(['sent', 'failed'])
  const [failed] = plan({ ends: 'accepted', failed: 131049 })
  expect(failed).toMatchObject({
    status: 'failed',
    errors: [
      {
        code: 131049,
        title: 'This message was not delivered to maintain healthy ecosystem engagement.',
        error_data: {
          details:
            'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
        },
      },
    ],
  })
  expect(failed).not.toHaveProperty('pricing')
  const priced = (told: Told[]) =>
    told.map(({ status, pricing }) => [status, pricing !== undefined])
  expect(priced(plan({ ends: 'read' }))).toEqual([
    ['sent', true],
    ['delivered', true],
    ['read', false],
  ])
  expect(priced(plan({ ends: 'read', skipsDelivered: true }))).toEqual([
    ['sent', true],
    ['read', true],
  ])
  expect(words(plan({ ends: 'delivered', clicked: true, viewed: true }))).toEqual([
    'sent',
    'delivered',
    'marketing_messages_link_click',
    'landing_page_view',
  ])
})

it('shuffled, every order comes with true timestamps', () => {
  const orders = Array.from({ length: 200 }, (_, seed) =>
    plan({ ends: 'read' }, { ...quiet, shuffle: true }, seed),
  )
  expect(new Set(orders.map((told) => words(told).join())).size).toBe(6)
  for (const told of orders) {
    const at = (name: string) => Number(told.find(({ status }) => status === name)?.timestamp)
    expect(at('sent')).toBeLessThanOrEqual(at('delivered'))
    expect(at('delivered')).toBeLessThan(at('read'))
  }
})

it('duplicates say the same', () => {
  const told = plan({ ends: 'read' }, { ...quiet, rates: { ...settings.rates, duplicate: 1 } })
  expect(told).toHaveLength(6)
  expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(3)
})

it('the same seed draws the same fates, as often as the rates say', () => {
  const draw = (seed: number) => {
    const random = randomSource(seed)
    return Array.from({ length: 20_000 }, () => drawFate(settings, random))
  }
  const drawn = draw(3)
  expect(draw(3)).toEqual(drawn)
  expect(draw(4)).not.toEqual(drawn)
  const share = (of: (fate: Fate) => boolean) => drawn.filter(of).length / drawn.length
  expect(share(({ failed }) => failed !== undefined)).toBeCloseTo(0.03, 2)
  expect(share(({ failed }) => failed === 131049)).toBeCloseTo(0.018, 2)
  expect(share(({ ends }) => ends === 'read')).toBeCloseTo(0.97 * 0.7, 1)
  expect(share(({ clicked }) => clicked ?? false)).toBeCloseTo(0.97 * 0.15, 1)
  expect(
    drawFate({ rates: { ...settings.rates, failed: 1 }, failures: {} }, randomSource(1)).failed,
  ).toBeUndefined()
})
