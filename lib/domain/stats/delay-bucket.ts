/**
 * Seconds from sent to delivered as they are counted: exact up to 300, above rounded down to two figures (310, …, 990, 1000, 1100, …).
 * Percentiles read from the counts are exact below five minutes and at most a tenth too low above.
 */
export function delayBucket(milliseconds: number): number {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds <= 300) return seconds
  const step = 10 ** (Math.floor(Math.log10(seconds)) - 1)
  return Math.floor(seconds / step) * step
}
