import { expect, it, test } from 'vitest'
import { type PortfolioWaba, portfoliosOf } from '@/lib/domain/onboarding/portfolios-of'

const waba = (given: Partial<PortfolioWaba>): PortfolioWaba => ({
  portfolioId: '1',
  status: null,
  termsSignedAt: null,
  refused: false,
  ...given,
})
const signed = { termsSignedAt: new Date(1) }

test.each([
  [[waba({})], false],
  [[waba({ status: 'ELIGIBLE' })], false],
  [[waba({ status: 'PENDING_VALID_PAYMENT_METHOD' })], false],
  [[waba({ status: 'ONBOARDED' })], true],
  [[waba({ status: 'PENDING_INTERNAL_SETUP', ...signed })], true],
  [[waba({ status: 'INELIGIBLE_COUNTRY_NOT_SUPPORTED' }), waba({ status: 'ONBOARDED' })], true],
  [[waba({ status: 'ONBOARDED', refused: true })], false],
  [[waba({ ...signed, refused: true }), waba({ ...signed })], true],
])('%j has accepted: %s', (wabas, accepted) => {
  expect(portfoliosOf(wabas)).toEqual([{ id: '1', accepted, wabas }])
})

it('keeps portfolios apart, and WABAs whose portfolio is not known', () => {
  const wabas = [
    waba({ portfolioId: '2', ...signed }),
    waba({}),
    waba({ portfolioId: null }),
    waba({ portfolioId: '2' }),
    waba({ portfolioId: null, ...signed }),
  ]
  expect(
    portfoliosOf(wabas).map(({ id, accepted, wabas: { length } }) => [id, accepted, length]),
  ).toEqual([
    ['2', true, 2],
    ['1', false, 1],
    [null, false, 1],
    [null, true, 1],
  ])
})
