import { storableJson } from '@/lib/domain/json/storable-json'
import {
  applyAccountUpdate,
  noteBilledAsMm,
  type WabaAccount,
} from '@/lib/domain/onboarding/waba-account'
import { WABA_COLUMNS, type WabaRow } from '@/lib/server/channels/directory-rows'
import type { Queryable } from '@/lib/server/db/database'
import { accountOf } from '@/lib/server/onboarding/account-of'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { EffectUpdates } from '@/lib/server/webhooks/effect-updates'

/** Brings WABAs to what events and bills say of them (contract 4). Gives whether any changed. */
export async function applyAccountUpdates(
  tx: Queryable,
  partnerId: string,
  { accounts, billed }: Pick<EffectUpdates, 'accounts' | 'billed'>,
): Promise<boolean> {
  if (accounts.length + billed.length === 0) return false
  const ids = [...new Set([...accounts, ...billed].map(({ wabaId }) => wabaId))]
  const rows = await tx.query<WabaRow>(
    `SELECT ${WABA_COLUMNS} FROM waba WHERE partner_id = $1 AND id = ANY($2::text[])`,
    [partnerId, ids],
  )
  const known = new Map(rows.map((row) => [row.id, accountOf(row)]))
  const changed = new Map<string, WabaAccount>()
  const apply = (
    { wabaId, changes }: EffectUpdates['accounts'][number] | EffectUpdates['billed'][number],
    next: (account: WabaAccount) => WabaAccount,
  ) => {
    const before = known.get(wabaId)
    if (!before) return
    const after = next(before)
    if (after === before) return
    known.set(wabaId, after)
    changed.set(wabaId, after)
    const noted = { waba_id: wabaId, template: null, recipient: null }
    if (after.standing !== before.standing)
      changes.effects.push({
        ...noted,
        what: 'standing',
        before: before.standing?.event ?? null,
        after: after.standing!.event,
      })
    else
      changes.effects.push({
        ...noted,
        what: 'onboarding',
        before: before.status,
        after: after.status,
      })
  }
  for (const one of accounts) apply(one, (account) => applyAccountUpdate(account, one.update))
  for (const one of billed) apply(one, (account) => noteBilledAsMm(account, one.update.at))
  if (changed.size === 0) return false
  await writeAccounts(tx, partnerId, changed)
  await bumpRevision(tx, partnerId, 'directory')
  return true
}

async function writeAccounts(
  tx: Queryable,
  partnerId: string,
  accounts: ReadonlyMap<string, WabaAccount>,
): Promise<void> {
  const date = (at: number | null | undefined) => (typeof at === 'number' ? new Date(at) : null)
  const rows = [...accounts].map(
    ([id, { status, source, statusAt, notOnboardedUntil, termsSignedAt, standing }]) => ({
      id,
      onboarding_status: status,
      onboarding_source: source,
      onboarding_at: date(statusAt),
      not_onboarded_until: date(notOnboardedUntil),
      terms_signed_at: date(termsSignedAt),
      standing: standing?.standing ?? null,
      standing_event: standing?.event ?? null,
      standing_at: date(standing?.at),
    }),
  )
  await tx.query(
    `UPDATE waba w SET onboarding_status = r.onboarding_status, onboarding_source = r.onboarding_source, onboarding_at = r.onboarding_at,
       not_onboarded_until = r.not_onboarded_until, terms_signed_at = r.terms_signed_at, standing = r.standing, standing_event = r.standing_event,
       standing_at = r.standing_at
     FROM jsonb_populate_recordset(NULL::waba, $2::jsonb) r WHERE w.partner_id = $1 AND w.id = r.id`,
    [partnerId, storableJson(rows)],
  )
}
