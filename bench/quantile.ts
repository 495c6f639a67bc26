/** The value below which the share `q` (0 to 1) of the ascending `sorted` lies, by the nearest rank. */
export function quantile(sorted: readonly number[], q: number): number {
  const rank = Math.max(1, Math.ceil(q * sorted.length))
  const value = sorted[rank - 1]
  if (value === undefined) throw new Error('a quantile of no values')
  return value
}
