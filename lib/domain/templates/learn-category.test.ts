import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CATEGORIES, type CategoryFacts, verdictOf } from './category'
import { learnCategory } from './learn-category'
import { noteProviderCategory } from './provider-category'

const none: CategoryFacts = { pin: null, provider: null, learned: null }

test('a lesson starts the life of the fact anew', () => {
  const facts = learnCategory(learnCategory(none, 'marketing', 0), 'marketing', 50)
  expect(verdictOf(facts, 149, 100)).toMatchObject({ category: 'marketing', expiresAt: 150 })
})

test('a later lesson replaces an earlier one, whichever arrives last', () => {
  const earlier = learnCategory(none, 'marketing', 1)
  expect(learnCategory(earlier, 'non_marketing', 2).learned?.category).toBe('non_marketing')
  expect(
    learnCategory(learnCategory(none, 'non_marketing', 2), 'marketing', 1).learned?.category,
  ).toBe('non_marketing')
})

const category = fc.constantFrom(...CATEGORIES)
const time = fc.integer({ min: 0, max: 1e13 })
const event = fc.oneof(
  fc.tuple(category, time).map(
    ([is, at]) =>
      (facts: CategoryFacts) =>
        learnCategory(facts, is, at),
  ),
  fc
    .record({
      category,
      source: fc.constantFrom('webhook' as const, 'list' as const),
      at: time,
      renewedAt: time,
    })
    .map((said) => (facts: CategoryFacts) => noteProviderCategory(facts, said)),
)

test('a pin is never overwritten, whatever is learned or said', () => {
  fc.assert(
    fc.property(category, fc.array(event), time, (pin, events, now) => {
      const facts = events.reduce<CategoryFacts>((known, apply) => apply(known), { ...none, pin })
      expect(verdictOf(facts, now, 3_600_000)).toEqual({
        category: pin,
        source: 'pin',
        expiresAt: null,
      })
    }),
  )
})
