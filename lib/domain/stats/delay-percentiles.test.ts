import fc from 'fast-check'
import { expect, it } from 'vitest'
import { delayPercentiles } from '@/lib/domain/stats/delay-percentiles'

it('says nothing of no messages', () => {
  expect(delayPercentiles(new Map())).toEqual({ p50: null, p95: null, n: 0 })
  expect(delayPercentiles(new Map([[4, 0]]))).toEqual({ p50: null, p95: null, n: 0 })
})

it('are the nearest ranks of the sorted list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { minLength: 1 }), (seconds) => {
      const counts = new Map<number, number>()
      for (const one of seconds) counts.set(one, (counts.get(one) ?? 0) + 1)
      const sorted = [...seconds].sort((a, b) => a - b)
      const rank = (share: number) => sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1]
      expect(delayPercentiles(counts)).toEqual({
        p50: rank(0.5),
        p95: rank(0.95),
        n: sorted.length,
      })
    }),
  )
})
