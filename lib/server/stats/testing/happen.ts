import type { Database } from '@/lib/server/db/database'
import { writeSends } from '@/lib/server/sending/write-sends'
import { applyStatuses } from '@/lib/server/stats/apply-statuses'
import { applyUserActions } from '@/lib/server/stats/apply-user-actions'
import { lockCounts } from '@/lib/server/stats/lock-counts'
import type { Happening } from '@/lib/server/stats/testing/random-traffic'
import { sampleRecord } from '@/lib/server/testing/sample-record'

/** Lets one batch happen: its sends are recorded, then its events come in, as one transaction each. */
export async function happen(
  database: Database,
  partnerId: string,
  batch: readonly Happening[],
): Promise<void> {
  const sends = batch.flatMap((happening) => (happening.kind === 'send' ? [happening.row] : []))
  const statuses = batch.flatMap((happening) => (happening.kind === 'status' ? [happening] : []))
  const actions = batch.flatMap((happening) =>
    happening.kind === 'user_action' ? [happening] : [],
  )
  if (sends.length)
    await writeSends(
      database,
      sends.map((row) => ({ ...sampleRecord(partnerId), row: { ...row, partnerId } })),
    )
  await database.transaction(async (tx) => {
    await lockCounts(tx, [partnerId])
    await applyStatuses(tx, partnerId, statuses)
    await applyUserActions(tx, partnerId, actions)
  })
}
