import { expect, test } from 'vitest'
import { ratioOf, spreadOf } from '@/bench/spread'

test('a spread is the median between the least and the greatest', () => {
  expect(spreadOf([10, 9, 100])).toEqual({ median: 10, low: 9, high: 100 })
})

test('a ratio is taken within each round: a slow round slows both', () => {
  expect(ratioOf([80, 8, 160], [100, 10, 100])).toEqual({ median: 0.8, low: 0.8, high: 1.6 })
})
