import { expect, test } from 'vitest'
import { categoryOf, noteProviderCategory } from './provider-category'

test.each([
  ['MARKETING', 'marketing'],
  ['marketing', 'marketing'],
  ['UTILITY', 'non_marketing'],
  ['AUTHENTICATION', 'non_marketing'],
  ['SERVICE', 'non_marketing'],
])('%s is %s', (category, expected) => expect(categoryOf(category)).toBe(expected))

test("the newest by the provider's time holds, whichever arrives last", () => {
  const none = { pin: null, provider: null, learned: null }
  const older = { category: 'marketing', source: 'webhook', at: 1, renewedAt: 9 } as const
  const newer = { category: 'non_marketing', source: 'list', at: 2, renewedAt: 2 } as const
  expect(noteProviderCategory(noteProviderCategory(none, older), newer).provider).toEqual(newer)
  expect(noteProviderCategory(noteProviderCategory(none, newer), older).provider).toEqual(newer)
})

test('the same fact told again renews its life', () => {
  const fact = { category: 'marketing', source: 'webhook', at: 1, renewedAt: 1 } as const
  const renewed = noteProviderCategory(
    { pin: null, provider: fact, learned: null },
    { ...fact, renewedAt: 5 },
  )
  expect(renewed.provider?.renewedAt).toBe(5)
})
