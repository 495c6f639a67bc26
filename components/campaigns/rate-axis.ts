/** An axis for rates: where it begins and ends, and the marks on it. All parts of a whole. */
export interface RateAxis {
  from: number
  to: number
  ticks: number[]
}

/** Apart by so much marks are tried, from near to far; at most so many fit. */
const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10]
const MOST_STEPS = 5

/** The narrowest axis of round marks that every interval fits on; 0 to 1 where there is none. */
export function rateAxis(
  intervals: readonly { low: number | null; high: number | null }[],
): RateAxis {
  const ends = intervals.flatMap(({ low, high }) => [low, high]).filter((end) => end !== null)
  if (ends.length === 0) return axis(0, 4, 0.25)
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  for (const step of STEPS) {
    const last = Math.max(Math.ceil(most / step - 1e-9), 1)
    const first = Math.min(Math.floor(least / step + 1e-9), last - 1)
    if (last - first <= MOST_STEPS) return axis(first, last, step)
  }
  return axis(0, 1, most)
}

function axis(first: number, last: number, step: number): RateAxis {
  const ticks = Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step)
  return { from: first * step, to: last * step, ticks }
}
