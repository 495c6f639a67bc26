import { expect, test } from 'vitest'
import { type CategoryFacts, verdictOf } from './category'

const HOUR = 3_600_000
const NOW = 1_000 * HOUR
const none: CategoryFacts = { pin: null, provider: null, learned: null }
const verdict = (facts: Partial<CategoryFacts>, now = NOW) =>
  verdictOf({ ...none, ...facts }, now, HOUR)

const listed = (at: number, renewedAt = at) =>
  ({ category: 'marketing', source: 'list', at, renewedAt }) as const
const learned = (learnedAt: number) => ({ category: 'non_marketing', learnedAt }) as const

test('nothing known', () => {
  expect(verdict({})).toEqual({ category: 'unknown', source: 'none', expiresAt: null })
})

test('a pin beats everything and does not end', () => {
  const facts = { pin: 'non_marketing', provider: listed(NOW) } as const
  expect(verdict(facts)).toEqual({ category: 'non_marketing', source: 'pin', expiresAt: null })
  expect(verdict(facts, NOW + 1_000 * HOUR)).toMatchObject({ source: 'pin' })
})

test('a learned fact lives its time and not a millisecond more', () => {
  const facts = { learned: learned(NOW) }
  expect(verdict(facts, NOW + HOUR - 1)).toEqual({
    category: 'non_marketing',
    source: 'learned',
    expiresAt: NOW + HOUR,
  })
  expect(verdict(facts, NOW + HOUR)).toMatchObject({ category: 'unknown', source: 'none' })
})

test('a provider fact lives 24 h from its renewal, however old it is', () => {
  const facts = { provider: { ...listed(0, NOW), source: 'webhook' } } as const
  expect(verdict(facts, NOW + 24 * HOUR - 1)).toEqual({
    category: 'marketing',
    source: 'webhook',
    expiresAt: NOW + 24 * HOUR,
  })
  expect(verdict(facts, NOW + 24 * HOUR)).toMatchObject({ source: 'none' })
})

test('of two that live the newer holds, the provider by its own time', () => {
  expect(verdict({ provider: listed(NOW - 2, NOW), learned: learned(NOW - 1) })).toMatchObject({
    source: 'learned',
  })
  expect(verdict({ provider: listed(NOW - 1), learned: learned(NOW - 2) })).toMatchObject({
    source: 'list',
  })
  expect(verdict({ provider: listed(NOW), learned: learned(NOW) })).toMatchObject({
    source: 'list',
  })
})

test('a newer fact that has died gives way to the older that lives', () => {
  const facts = { provider: listed(NOW - 2 * HOUR), learned: learned(NOW - HOUR) }
  expect(verdict(facts, NOW - 1)).toMatchObject({ source: 'learned' })
  expect(verdict(facts, NOW)).toMatchObject({ source: 'list', category: 'marketing' })
})
