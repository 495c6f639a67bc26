import type { Eligibility } from '@/lib/contracts/eligibility'
import { mmStatusOf } from '@/lib/server/channels/channel-view'
import type { Waba } from '@/lib/server/db/generated/client'
import type { EligibilityLookUps } from '@/lib/server/onboarding/eligibility-look-ups'

/** What is known of a WABA's onboarding, as routing knows it at `now` (milliseconds). */
export function eligibilityView(lookUps: EligibilityLookUps, row: Waba, now: number): Eligibility {
  const { status, bucket, source } = mmStatusOf(row, now)
  return {
    waba_id: row.id,
    client_id: row.clientId,
    business_id: row.portfolioId,
    status,
    bucket,
    source: source as Eligibility['source'],
    terms_signed_at: row.termsSignedAt?.toISOString() ?? null,
    checked_at: row.checkedAt?.toISOString() ?? null,
    error: row.checkError,
    look_up: lookUps.channelToAsk(row.partnerId, row.id) ? 'supported' : 'unsupported',
  }
}
