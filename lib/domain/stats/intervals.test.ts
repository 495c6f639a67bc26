import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poissonRate, wilsonRate } from '@/lib/domain/stats/intervals'

describe('the share of a whole', () => {
  // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is within %f and %f', (count, n, low, high) => {
    const rate = wilsonRate(count, n)
    expect(rate.low).toBeCloseTo(low, 4)
    expect(rate.high).toBeCloseTo(high, 4)
    expect(rate).toMatchObject({ value: count / n, n })
  })

  it('of nothing is unknown, and of more than all is all', () => {
    expect(wilsonRate(3, 0)).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(wilsonRate(3, 2)).toMatchObject({ value: 1, high: 1 })
  })

  it('lies within its interval, and that within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 2 ** 31 }), (count, n) => {
        const { value, low, high } = wilsonRate(count, n)
        expect(0 <= low! && low! <= value! && value! <= high! && high! <= 1).toBe(true)
      }),
    )
  })

  it('mirrors what is not the share', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), fc.nat({ max: 1e6 }), (a, b) => {
        fc.pre(a + b > 0)
        expect(wilsonRate(a, a + b).low).toBeCloseTo(1 - wilsonRate(b, a + b).high!, 9)
      }),
    )
  })
})

describe('a count per exposure', () => {
  // Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936), table 1, as in Pearson and Hartley, table 40.
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [2, 0.2422, 7.225],
    [3, 0.6187, 8.767],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [15, 8.395, 24.74],
    [20, 12.217, 30.888],
    [30, 20.241, 42.827],
    [50, 37.111, 65.919],
    [100, 81.364, 121.627],
  ])('of %i is within %f and %f', (count, low, high) => {
    const rate = poissonRate(count, 1)
    expect(rate.low).toBeCloseTo(low, 3)
    expect(rate.high).toBeCloseTo(high, 3)
  })

  it('holds the tails that define it, from none to a million', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 400 })), (count) => {
        const { low, high } = poissonRate(count, 1)
        expect(cumulative(count, high!)).toBeCloseTo(0.025, 9)
        if (count > 0) expect(1 - cumulative(count - 1, low!)).toBeCloseTo(0.025, 9)
      }),
    )
    const { low, high } = poissonRate(1_000_000, 1)
    // Chi-squared's quantiles there are normal to six figures.
    expect(low! / 1_000_000).toBeCloseTo(1 - 1.959964e-3, 5)
    expect(high! / 1_000_000).toBeCloseTo(1 + 1.959964e-3, 5)
  })

  it('is divided by its exposure', () => {
    const { value, low, high, n } = poissonRate(10, 200)
    expect([value, n]).toEqual([0.05, 200])
    expect([low! * 200, high! * 200].map((limit) => limit.toFixed(3))).toEqual(['4.795', '18.390'])
    expect(poissonRate(0, 0)).toEqual({ value: null, low: null, high: null, n: 0 })
  })
})

/** P(X ≤ count) of a Poisson variable, summed term by term. */
function cumulative(count: number, mean: number): number {
  let logTerm = -mean
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= count; k += 1) {
    logTerm += Math.log(mean / k)
    sum += Math.exp(logTerm)
  }
  return sum
}
