import { bucketOf } from '@/lib/domain/onboarding/eligibility'

/** What is known of a WABA's onboarding before a look-up at Meta ends; times in milliseconds since 1970. */
export interface KnownOnboarding {
  status: string | null
  source: string | null
  /** When the status held, by whoever told it. */
  at: number | null
  termsSignedAt: number | null
  /** The last look-up came to nothing. */
  failed: boolean
}

/** A look-up at Meta: the status it gave, and when it began. */
export interface LookUp {
  status: string
  begunAt: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long Meta's status may lag behind its own word that the terms were signed. */
const LAG_MS = DAY_MS
const SHORTEST_WAIT_MS = 10_000

/**
 * Does a look-up replace what is known? Not where a webhook told something newer than its begin. And where it says only that the
 * WABA may sign (`ELIGIBLE`), not within a day after Meta's webhook said that it has: the terms are never taken back by
 * themselves, the status lags (domain fact: after the event, poll until `ONBOARDED`).
 */
export function lookUpCounts(
  { at, termsSignedAt }: Pick<KnownOnboarding, 'at' | 'termsSignedAt'>,
  { status, begunAt }: LookUp,
): boolean {
  if (at !== null && at > begunAt) return false
  return !(
    bucketOf(status) === 'can_onboard' &&
    termsSignedAt !== null &&
    begunAt < termsSignedAt + LAG_MS
  )
}

/**
 * When a WABA is to be looked up next, in milliseconds since 1970: once a day, an hour after a failure; and after signed terms, until Meta itself says
 * `ONBOARDED`, after waits that grow with the event's age (half of it, ten seconds at least).
 */
export function nextLookUp(
  { status, source, termsSignedAt, failed }: Omit<KnownOnboarding, 'at'>,
  begunAt: number | null,
): number {
  if (begunAt === null) return 0
  const confirmed = source === 'provider' && bucketOf(status) === 'active'
  const usual = failed ? HOUR_MS : DAY_MS
  if (termsSignedAt === null || confirmed) return begunAt + usual
  return begunAt + Math.min(usual, Math.max(SHORTEST_WAIT_MS, (begunAt - termsSignedAt) / 2))
}
