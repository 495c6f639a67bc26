/** What a dashboard says of a WABA's onboarding to the MM API (contract 3, `/eligibility`). */
export const BUCKETS = [
  'active',
  'can_onboard',
  'waiting',
  'blocked',
  'ineligible',
  'unknown',
] as const

export type Bucket = (typeof BUCKETS)[number]

/** What routing asks (contract 2.1, row 6): only what is known counts. */
export type Onboarding = 'onboarded' | 'not_onboarded' | 'unknown'

/** Meta's `marketing_messages_onboarding_status` (domain fact: Meta, WABA reference), an open enumeration. */
const BUCKET_OF: ReadonlyMap<string | null, Bucket> = new Map([
  ['ONBOARDED', 'active'],
  ['ELIGIBLE', 'can_onboard'],
  ['PENDING_INTERNAL_SETUP', 'waiting'],
  ['PENDING_VALID_PAYMENT_METHOD', 'blocked'],
  ['INELIGIBLE_ON_BEHALF_OF_WABA', 'ineligible'],
  ['INELIGIBLE_INACTIVE_OR_RESTRICTED', 'ineligible'],
  ['INELIGIBLE_COUNTRY_NOT_SUPPORTED', 'ineligible'],
  ['INELIGIBLE_USING_WHATSAPP_BUSINESS_APP', 'ineligible'],
])

/** Every status that says that a WABA is not onboarded. */
export const NOT_ONBOARDED_STATUSES: readonly string[] = [...BUCKET_OF].flatMap(
  ([status, bucket]) => (status === null || bucket === 'active' ? [] : [status]),
)

/** The bucket of a status; `unknown` for none and for a value Meta may add later. */
export function bucketOf(status: string | null): Bucket {
  return BUCKET_OF.get(status) ?? 'unknown'
}

export interface WabaOnboarding {
  /** Meta's word as it came; null where it never came. */
  status: string | null
  /** A refusal learned from a send (contract 2.2) holds until then; milliseconds since 1970. */
  notOnboardedUntil: number | null
  /** The account was deleted, restricted, disabled … (waba-account). */
  ended: boolean
}

/**
 * Is the WABA onboarded, as far as routing knows? An account that ended is not; a learned refusal outweighs the status while it holds.
 * Every status Meta defines other than ONBOARDED says it is not: ELIGIBLE means it may onboard and has
 * not, PENDING_… that something is still missing.
 */
export function onboardingOf(
  { status, notOnboardedUntil, ended }: WabaOnboarding,
  now: number,
): Onboarding {
  if (ended) return 'not_onboarded'
  if (notOnboardedUntil !== null && now < notOnboardedUntil) return 'not_onboarded'
  const bucket = bucketOf(status)
  if (bucket === 'unknown') return 'unknown'
  return bucket === 'active' ? 'onboarded' : 'not_onboarded'
}
