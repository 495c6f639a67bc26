import { describe, expect, it } from 'vitest'
import { Tally } from '@/lib/domain/stats/tally'

function sample(): Tally {
  const tally = new Tally()
  tally.add('sent', 'marketing_messages', 80)
  tally.add('sent', 'messages', 30)
  tally.add('sent', 'pending', 10)
  tally.add('delivered', 'marketing_messages', 60)
  tally.add('delivered', 'messages', 25)
  tally.add('read', 'marketing_messages', 30)
  tally.add('fallbacks', 'messages', 5)
  tally.add('clicks', 'marketing_messages', 12)
  tally.deliveredMarketing = 20
  tally.fallbackPlans = 50
  tally.clickable = { clicks: 9, delivered: 45 }
  return tally
}

describe('the rates of contract 5', () => {
  it('are told of what each is divided by', () => {
    const rates = sample().rates(true)
    expect(Object.entries(rates).map(([name, { value, n }]) => [name, value, n])).toEqual([
      ['mm_share', 60 / 80, 80],
      ['delivery_rate', 85 / 120, 120],
      ['read_rate', 30 / 85, 85],
      ['fallback_rate', 5 / 50, 50],
      ['click_rate', 9 / 45, 45],
    ])
  })

  it('are told by way where both ways have them', () => {
    const { marketing_messages, messages } = sample().ratesByWay()
    expect([
      marketing_messages.delivery_rate.value,
      marketing_messages.read_rate.value,
      messages.delivery_rate.value,
      messages.read_rate.value,
    ]).toEqual([60 / 80, 30 / 60, 25 / 30, 0])
  })

  it('are null where there is nothing to divide by, or no click was ever reported', () => {
    for (const rate of Object.values(new Tally().rates(true)))
      expect(rate).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(sample().rates(false).click_rate.value).toBeNull()
  })
})

it('a metric is its ways together', () => {
  expect(sample().metrics.sent).toEqual({
    total: 120,
    marketing_messages: 80,
    messages: 30,
    pending: 10,
  })
})
