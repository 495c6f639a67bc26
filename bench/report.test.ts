import { expect, test } from 'vitest'
import type { Sample } from '@/bench/measure'
import { report } from '@/bench/report'

function sample(perSecond: number, postgres: number | null): Sample {
  return {
    count: 10,
    seconds: 1,
    p50Ms: 1.234,
    p99Ms: 5,
    perSecond,
    cpu: { target: 40, upstream: 20, load: 10, postgres },
  }
}

test('figures are judged by their medians, runs are told as medians', () => {
  const text = report({
    figures: [
      { quantity: 'speed', value: { median: 0.75, low: 0.6, high: 0.9 }, asked: { atLeast: 0.75 } },
      { quantity: 'delay', value: { median: 3.01, low: 2, high: 4 }, asked: { atMost: 3 } },
      { quantity: 'told', value: { median: 2, low: 2, high: 2 }, asked: null },
    ],
    runs: [
      {
        heading: '32 callers',
        samples: {
          control: [sample(300, null), sample(100, null), sample(200, null)],
          product: [sample(90, 25)],
        },
      },
    ],
  })
  expect(text).toContain('| speed | ≥ 0.75 | 0.75 | 0.60 – 0.90 | met |')
  expect(text).toContain('| delay | ≤ 3 | 3.01 | 2.00 – 4.00 | **missed** |')
  expect(text).toContain('| told |  | 2.00 |  |  |')
  expect(text).toContain('| 32 callers: control | 200 | 1.23 | 5.00 | 40 |  | 20 | 10 |')
  expect(text).toContain('| 32 callers: product | 90 | 1.23 | 5.00 | 40 | 25 | 20 | 10 |')
})
