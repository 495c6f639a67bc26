const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** A delivery is tried for seven days, as Meta and 360dialog try theirs (contract 4.2). */
export const GIVE_UP_AFTER_MS = 7 * 24 * HOUR

/** After the first attempt, the second, …; the last for all that follow. */
const WAITS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
]

/**
 * When a delivery that failed for the `attempts`-th time is tried again, in milliseconds since 1970; null: no more. `chance`, from 0
 * to 1, spreads the waits by a fifth either way, so that what failed together does not come back together. The last attempt is
 * made when the time is over.
 */
export function nextAttemptAt({
  attempts,
  now,
  giveUpAt,
  chance,
}: {
  attempts: number
  now: number
  giveUpAt: number
  chance: number
}): number | null {
  if (now >= giveUpAt) return null
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1]! * (0.8 + 0.4 * chance)
  return Math.min(Math.round(now + wait), giveUpAt)
}
