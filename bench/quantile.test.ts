import { expect, test } from 'vitest'
import { quantile } from '@/bench/quantile'

test.each([
  [[7], 0.5, 7],
  [[7], 0.99, 7],
  [[1, 2, 3], 0.5, 2],
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3], 0, 1],
  [[1, 2, 3], 1, 3],
])('of %j at %d it is %d', (sorted, q, expected) => expect(quantile(sorted, q)).toBe(expected))

test('the p99 of a hundred values is the last but one', () => {
  expect(
    quantile(
      Array.from({ length: 100 }, (_, at) => at),
      0.99,
    ),
  ).toBe(98)
})

test('of nothing there is none', () => expect(() => quantile([], 0.5)).toThrow('no values'))
