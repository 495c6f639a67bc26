import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rateAxis } from '@/components/campaigns/rate-axis'

it('holds every interval between few round marks', () => {
  const interval = fc
    .tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }))
    .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }))
  fc.assert(
    fc.property(fc.array(interval, { minLength: 1, maxLength: 4 }), (intervals) => {
      const { from, to, ticks } = rateAxis(intervals)
      expect(from).toBeLessThanOrEqual(Math.min(...intervals.map(({ low }) => low)) + 1e-9)
      expect(to).toBeGreaterThanOrEqual(Math.max(...intervals.map(({ high }) => high)) - 1e-9)
      expect([ticks[0], ticks.at(-1)]).toEqual([from, to])
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(6)
    }),
  )
})

it('is as narrow as its marks allow, and whole where nothing is known', () => {
  expect(
    rateAxis([
      { low: 0.912, high: 0.934 },
      { low: 0.905, high: 0.921 },
    ]),
  ).toMatchObject({ from: expect.closeTo(0.9), to: expect.closeTo(0.94) })
  expect(rateAxis([{ low: 1, high: 1 }])).toEqual({ from: 0.995, to: 1, ticks: [0.995, 1] })
  expect(rateAxis([{ low: 0, high: 0 }]).from).toBe(0)
  expect(rateAxis([{ low: null, high: null }])).toEqual({
    from: 0,
    to: 1,
    ticks: [0, 0.25, 0.5, 0.75, 1],
  })
})
