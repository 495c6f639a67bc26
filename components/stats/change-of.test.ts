import { expect, test } from 'vitest'
import { changeOf } from '@/components/stats/change-of'

test.each([
  ['metric', 150, 100, { by: 0.5, unit: 'ratio' }],
  ['metric', 0, 100, { by: -1, unit: 'ratio' }],
  ['metric', 0, 0, { by: 0, unit: 'ratio' }],
  ['metric', 7, 0, null],
  ['rate', 0.25, 0.5, { by: -25, unit: 'points' }],
  ['rate', 0.25, 0, { by: 25, unit: 'points' }],
  ['rate', null, 0.5, null],
  ['rate', 0.5, null, null],
] as const)('the %s %s after %s', (kind, value, before, change) =>
  expect(changeOf(kind, value, before)).toEqual(change),
)
