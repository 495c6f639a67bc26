import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LanePoint } from '@/components/charts/lane-point'
import { stackBars } from '@/components/charts/stack-bars'

const pointOf = (counts: LanePoint['counts']): LanePoint => ({ at: '2026-11-01T00:00:00Z', counts })
const counts = fc.record({
  marketing_messages: fc.nat(2_000_000),
  messages: fc.nat(2_000_000),
  pending: fc.nat(2_000_000),
})

/** Every bar of a path: its upper left corner and its size. */
function barsOf(path: string) {
  return [...path.matchAll(/M([\d.-]+) ([\d.-]+)h([\d.-]+)v([\d.-]+)h/g)].map(
    ([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }),
  )
}

test("a bar's height is in proportion to its count, and the stack stands on 0", () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 40 }), (given) => {
      const { paths, ticks } = stackBars(given.map(pointOf), 600, 200)
      const perCount =
        ticks.length > 1
          ? (ticks[0]!.y - ticks.at(-1)!.y) / (ticks.at(-1)!.value - ticks[0]!.value)
          : 0
      const seen = paths.flatMap(barsOf).reduce((sum, { height }) => sum + height, 0)
      const all = given.reduce(
        (sum, each) => sum + each.marketing_messages + each.messages + each.pending,
        0,
      )
      expect(Math.abs(seen - all * perCount)).toBeLessThan(0.02 * given.length * 3)
      expect(ticks[0]).toEqual({ value: 0, y: 200 })
    }),
  )
})

test('nothing is drawn outside the plot, at any width', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(counts), { maxLength: 400 }),
      fc.integer({ min: 200, max: 1600 }),
      (given, width) => {
        const { paths, places } = stackBars(given.map(pointOf), width, 200)
        expect(places).toHaveLength(given.length)
        for (const bar of paths.flatMap(barsOf)) {
          expect(bar.x).toBeGreaterThanOrEqual(0)
          expect(bar.x + bar.width).toBeLessThanOrEqual(width + 0.02)
          expect(bar.y).toBeGreaterThanOrEqual(0)
          expect(bar.y + bar.height).toBeLessThanOrEqual(200.02)
        }
      },
    ),
  )
})

test('no points, one point, a gap, and only noughts', () => {
  expect(stackBars([], 600, 200)).toMatchObject({ paths: ['', '', ''], places: [] })
  const one = stackBars([pointOf({ marketing_messages: 3, messages: 1, pending: 0 })], 600, 200)
  expect(one.paths.map((path) => barsOf(path).length)).toEqual([1, 1, 0])
  expect(barsOf(one.paths[0]!)[0]).toMatchObject({ x: 276, width: 48 })
  const gap = stackBars(
    [pointOf(null), pointOf({ marketing_messages: 0, messages: 0, pending: 0 })],
    600,
    200,
  )
  expect(gap.paths).toEqual(['', '', ''])
  expect(gap.ticks.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4])
})
