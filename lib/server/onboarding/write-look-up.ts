import { type LookUp, lookUpCounts } from '@/lib/domain/onboarding/look-up'
import { storableText } from '@/lib/domain/text/storable-text'
import type { Database, Queryable } from '@/lib/server/db/database'
import { bumpRevision, lockRevisions } from '@/lib/server/revisions/bump-revision'

interface WabaRef {
  partnerId: string
  wabaId: string
}

interface KnownRow {
  onboarding_status: string | null
  onboarding_source: string | null
  onboarding_at: Date | null
  not_onboarded_until: Date | null
  terms_signed_at: Date | null
  standing: 'ended' | 'returned' | null
}

/**
 * Writes what a look-up at Meta came to, unless a webhook has told something newer; also ends a refusal that a send had run into
 * (contract 2.2). Gives whether what is known of the WABA changed.
 */
export function writeLookUp(
  database: Database,
  { partnerId, wabaId }: WabaRef,
  lookUp: LookUp,
  now: number,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    // First, as every change of management data does: so no two wait for each other.
    await lockRevisions(tx, [partnerId])
    const [known] = await tx.query<KnownRow>(
      `SELECT onboarding_status, onboarding_source, onboarding_at, not_onboarded_until, terms_signed_at, standing FROM waba
       WHERE partner_id = $1 AND id = $2 FOR UPDATE`,
      [partnerId, wabaId],
    )
    if (!known) return false
    const counts = lookUpCounts(
      {
        at: known.onboarding_at?.getTime() ?? null,
        termsSignedAt: known.terms_signed_at?.getTime() ?? null,
      },
      lookUp,
    )
    if (!counts) {
      await tx.query(
        'UPDATE waba SET checked_at = $3, check_error = NULL WHERE partner_id = $1 AND id = $2',
        [partnerId, wabaId, new Date(now)],
      )
      return false
    }
    // A look-up also outweighs an event before it that ended the account's eligibility.
    const changed =
      known.onboarding_status !== lookUp.status ||
      known.not_onboarded_until !== null ||
      known.standing === 'ended'
    await tx.query(
      `UPDATE waba SET checked_at = $5, check_error = NULL, not_onboarded_until = NULL,
         onboarding_status = $3, onboarding_source = 'provider', onboarding_at = $4 WHERE partner_id = $1 AND id = $2`,
      [partnerId, wabaId, lookUp.status, new Date(lookUp.begunAt), new Date(now)],
    )
    if (changed) await bumpRevision(tx, partnerId, 'directory')
    return changed
  })
}

/** A look-up that told nothing: what was known stays, with its age and the reason. */
export async function writeFailedLookUp(
  database: Queryable,
  { partnerId, wabaId }: WabaRef,
  error: string,
): Promise<void> {
  await database.query('UPDATE waba SET check_error = $3 WHERE partner_id = $1 AND id = $2', [
    partnerId,
    wabaId,
    storableText(error, 1_000),
  ])
}
