/** How a number moved against the range before: in parts of what it was, or as a share in percentage points; null where that cannot be told. */
export type Change = { by: number; unit: 'ratio' | 'points' } | null

/** Counts are told in proportion, from 0 not at all; shares by their difference: twice as much of little says little. */
export function changeOf(
  kind: 'metric' | 'rate',
  value: number | null,
  before: number | null,
): Change {
  if (value === null || before === null) return null
  if (kind === 'rate') return { by: (value - before) * 100, unit: 'points' }
  if (before === 0) return value === 0 ? { by: 0, unit: 'ratio' } : null
  return { by: (value - before) / before, unit: 'ratio' }
}
