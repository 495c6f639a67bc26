/** Seconds from sent to delivered: half, and 95 of 100, took no longer; null where there is none. */
export interface DelayPercentiles {
  p50: number | null
  p95: number | null
  /** How many messages there are both times of. */
  n: number
}

/** Percentiles by nearest rank, out of how many messages took how many seconds (delay-bucket). */
export function delayPercentiles(counts: ReadonlyMap<number, number>): DelayPercentiles {
  const sorted = [...counts].sort(([a], [b]) => a - b)
  const n = sorted.reduce((sum, [, messages]) => sum + messages, 0)
  const percentile = (share: number) => {
    let passed = 0
    for (const [seconds, messages] of sorted) {
      passed += messages
      if (messages > 0 && passed >= share * n) return seconds
    }
    return null
  }
  return { p50: percentile(0.5), p95: percentile(0.95), n }
}
