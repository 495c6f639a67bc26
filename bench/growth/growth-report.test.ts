import { expect, it } from 'vitest'
import { type Growth, growthReport } from '@/bench/growth/growth-report'

const growth: Growth = {
  title: 'To 200,000',
  machine: 'two cores',
  embedded: true,
  slices: [
    { from: 0, sends: [2_000, 1_000, 3_000], statuses: [9_000, 9_000, 9_000] },
    { from: 195_000, sends: [1_650, 1_700, 1_600], statuses: [7_000, 7_000, 7_000] },
  ],
  sizes: [{ table: 'message', rows: 200_000, table_mb: 120.4, indexes_mb: 80 }],
  memoryMb: { first: 300, last: null },
}

it('is judged by the medians of the first and last slice, and says where less is left than asked', () => {
  const page = growthReport(growth)
  expect(page).toContain('| sends | 2,000 | 1,650 | 0.82 | ≥ 0.8 and ≥ 1,500 a second | met |')
  expect(page).toContain(
    '| statuses | 9,000 | 7,000 | 0.78 | ≥ 0.8 and ≥ 4,000 a second | **missed** |',
  )
  expect(page).toContain('| message | 200,000 | 120 | 80 |')
  expect(page).toContain('300 MB after the first slice, unknown after the last')
})

it('is missed where what is left is too slow, though nothing was lost', () => {
  const slow = growth.slices.map((slice) => ({ ...slice, sends: [1_400] }))
  expect(growthReport({ ...growth, slices: slow })).toContain(
    '| sends | 1,400 | 1,400 | 1.00 | ≥ 0.8 and ≥ 1,500 a second | **missed** |',
  )
  expect(growthReport({ ...growth, slices: slow, embedded: false })).toContain(
    '| sends | 1,400 | 1,400 | 1.00 | ≥ 0.8 | met |',
  )
})
