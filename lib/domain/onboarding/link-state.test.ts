import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import {
  LINK_STATES,
  type LinkFacts,
  linkOpens,
  linkState,
} from '@/lib/domain/onboarding/link-state'

const NOW = 1000
const facts = (given: Partial<LinkFacts>): LinkFacts => ({
  revokedAt: null,
  expiresAt: 2000,
  firstOpenedAt: null,
  continuedAt: null,
  portfolios: [false, false],
  ...given,
})

test.each([
  ['created', {}],
  ['opened', { firstOpenedAt: 1 }],
  ['continued', { firstOpenedAt: 1, continuedAt: 2 }],
  ['continued', { continuedAt: 2 }],
  ['partly_accepted', { continuedAt: 2, portfolios: [false, true] }],
  ['partly_accepted', { portfolios: [true, false] }],
  ['expired', { expiresAt: 1000 }],
  ['created', { expiresAt: 1001 }],
  ['created', { expiresAt: null }],
  ['expired', { expiresAt: 1000, portfolios: [true, false], continuedAt: 2 }],
  ['accepted', { expiresAt: 1000, portfolios: [true, true] }],
  ['accepted', { portfolios: [true] }],
  ['revoked', { revokedAt: 5, expiresAt: 1000, portfolios: [true, true], continuedAt: 2 }],
  ['opened', { firstOpenedAt: 1, portfolios: [] }],
  ['created', { portfolios: [] }],
] as const)('%s: %j', (state, given) => {
  expect(linkState(facts(given), NOW)).toBe(state)
})

test.each(LINK_STATES)('the page of a link that is %s', (state) => {
  expect(linkOpens(state)).toBe(!['revoked', 'expired'].includes(state))
})

it('comes to the same in whatever order the portfolios accept, and an acceptance never takes it back', () => {
  const time = fc.option(fc.integer({ min: 0, max: 2000 }))
  fc.assert(
    fc.property(
      time,
      time,
      time,
      fc.array(fc.boolean(), { maxLength: 5 }),
      fc.nat(4),
      (revokedAt, firstOpenedAt, continuedAt, portfolios, index) => {
        const before = linkState(facts({ revokedAt, firstOpenedAt, continuedAt, portfolios }), NOW)
        expect(
          linkState(
            facts({ revokedAt, firstOpenedAt, continuedAt, portfolios: portfolios.toReversed() }),
            NOW,
          ),
        ).toBe(before)
        const after = linkState(
          facts({
            revokedAt,
            firstOpenedAt,
            continuedAt,
            portfolios: portfolios.map((one, at) => one || at === index),
          }),
          NOW,
        )
        expect(LINK_STATES.indexOf(after)).toBeLessThanOrEqual(LINK_STATES.indexOf(before))
      },
    ),
  )
})
