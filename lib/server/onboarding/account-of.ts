import type { WabaAccount } from '@/lib/domain/onboarding/waba-account'
import type { WabaRow } from '@/lib/server/channels/directory-rows'

/** A WABA's account as its row has it. */
export function accountOf(row: WabaRow): WabaAccount {
  const timeOf = (date: Date | null) => date?.getTime() ?? null
  return {
    status: row.onboarding_status,
    source: row.onboarding_source,
    statusAt: timeOf(row.onboarding_at),
    notOnboardedUntil: timeOf(row.not_onboarded_until),
    termsSignedAt: timeOf(row.terms_signed_at),
    standing: row.standing && {
      standing: row.standing,
      event: row.standing_event ?? '',
      at: row.standing_at!.getTime(),
    },
  }
}
