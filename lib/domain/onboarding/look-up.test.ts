import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { type KnownOnboarding, lookUpCounts, nextLookUp } from '@/lib/domain/onboarding/look-up'

const DAY = 24 * 60 * 60 * 1000
const known = (given: Partial<KnownOnboarding> = {}): KnownOnboarding => ({
  status: 'ELIGIBLE',
  source: 'provider',
  at: 100,
  termsSignedAt: null,
  failed: false,
  ...given,
})
const signed = known({ status: 'ONBOARDED', source: 'terms_event', at: 100, termsSignedAt: 100 })

test.each([
  [
    'nothing was known',
    known({ status: null, source: null, at: null }),
    { status: 'ELIGIBLE', begunAt: 5 },
    true,
  ],
  ['it is newer', known(), { status: 'ONBOARDED', begunAt: 101 }, true],
  ['it began before a newer event', signed, { status: 'ELIGIBLE', begunAt: 99 }, false],
  [
    'it began before a newer event, and agrees',
    signed,
    { status: 'ONBOARDED', begunAt: 99 },
    false,
  ],
  ['it confirms the event', signed, { status: 'ONBOARDED', begunAt: 101 }, true],
  ['it lags behind the event', signed, { status: 'ELIGIBLE', begunAt: 101 }, false],
  ['it says so a day later', signed, { status: 'ELIGIBLE', begunAt: 100 + DAY }, true],
  [
    'Meta still sets up after the event',
    signed,
    { status: 'PENDING_INTERNAL_SETUP', begunAt: 101 },
    true,
  ],
  [
    'a payment method is missing after the event',
    signed,
    { status: 'PENDING_VALID_PAYMENT_METHOD', begunAt: 101 },
    true,
  ],
  [
    'it turned out ineligible',
    signed,
    { status: 'INELIGIBLE_COUNTRY_NOT_SUPPORTED', begunAt: 101 },
    true,
  ],
])('%s', (_, before, lookUp, counts) => {
  expect(lookUpCounts(before, lookUp)).toBe(counts)
})

test.each([
  ['never asked', known(), null, 0],
  ['nothing signed: daily', known(), 1000, 1000 + DAY],
  ['failed: in an hour', known({ failed: true }), 1000, 1000 + 3_600_000],
  ['just signed: ten seconds', signed, 200, 200 + 10_000],
  ['signed an hour ago: half an hour', signed, 100 + 3_600_000, 100 + 3_600_000 + 1_800_000],
  ['signed a week ago: daily', signed, 100 + 7 * DAY, 100 + 8 * DAY],
  ['confirmed by Meta: daily', { ...signed, source: 'provider' }, 200, 200 + DAY],
  [
    'signed, Meta still sets up: on',
    { ...signed, status: 'PENDING_INTERNAL_SETUP', source: 'provider' },
    100 + 60_000,
    100 + 60_000 + 30_000,
  ],
  ['an event of the future: ten seconds', known({ termsSignedAt: 99_999 }), 1000, 11_000],
])('%s', (_, given, begunAt, at) => {
  expect(nextLookUp(given, begunAt)).toBe(at)
})

it('waits longer and longer after the event, and never more than a day', () => {
  fc.assert(
    fc.property(fc.nat(3 * DAY), fc.nat(3 * DAY), (first, more) => {
      const wait = (begunAt: number) => nextLookUp(signed, begunAt) - begunAt
      expect(wait(100 + first + more)).toBeGreaterThanOrEqual(wait(100 + first))
      expect(wait(100 + first)).toBeLessThanOrEqual(DAY)
    }),
  )
})
