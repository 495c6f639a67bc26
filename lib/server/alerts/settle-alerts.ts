import { v7 as uuid } from 'uuid'
import { type Alert, type AlertKind, type AlertSubject, alertKey } from '@/lib/domain/alerts/alert'
import { decideAlerts } from '@/lib/domain/alerts/decide-alerts'
import { storableJson } from '@/lib/domain/json/storable-json'
import { postAlerts } from '@/lib/server/alerts/post-alerts'
import { readAlertFacts } from '@/lib/server/alerts/read-alert-facts'
import type { Queryable } from '@/lib/server/db/database'

/**
 * Makes a partner's open alerts those there is cause for: what is new is raised and posted, what is open already only tells its latest
 * numbers, what has no cause any more is closed. Gives the ids of those raised. In a transaction beside which no other settles alerts.
 */
export async function settleAlerts(
  tx: Queryable,
  partnerId: string,
  now: number,
): Promise<string[]> {
  const rows = await tx.query<{
    id: string
    kind: AlertKind
    type: AlertSubject['type']
    subject_id: string
  }>(
    // Found by being open: the partner's other indexes would lead through all alerts that ever were.
    'SELECT id, kind, subject_type AS type, subject_id FROM alert WHERE closed_at IS NULL AND partner_id IS NOT DISTINCT FROM $1',
    [partnerId],
  )
  const open = new Map(
    rows.map(({ id, kind, type, subject_id }) => [
      alertKey({ kind, subject: { type, id: subject_id } }),
      id,
    ]),
  )
  const found = new Map(
    decideAlerts(await readAlertFacts(tx, partnerId, now), new Set(open.keys()), now).map(
      (alert) => [alertKey(alert), alert],
    ),
  )
  const over = [...open].filter(([key]) => !found.has(key)).map(([, id]) => id)
  const told = [...found].flatMap(([key, { details }]) =>
    open.has(key) ? [{ id: open.get(key)!, details }] : [],
  )
  const raised = [...found]
    .filter(([key]) => !open.has(key))
    .map(([, alert]) => ({ id: uuid(), ...alert }))
  if (over.length > 0) {
    await tx.query(
      'UPDATE alert SET closed_at = $3 WHERE partner_id = $1 AND id = ANY($2::text[])',
      [partnerId, over, new Date(now)],
    )
  }
  if (told.length > 0) {
    await tx.query(
      `UPDATE alert a SET details = t.details FROM jsonb_to_recordset($2::jsonb) AS t (id text, details jsonb)
       WHERE a.partner_id = $1 AND a.id = t.id AND a.details <> t.details`,
      [partnerId, storableJson(told)],
    )
  }
  if (raised.length > 0) await raise(tx, partnerId, raised, now)
  return raised.map(({ id }) => id)
}

async function raise(
  tx: Queryable,
  partnerId: string,
  raised: readonly (Alert & { id: string })[],
  now: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO alert (partner_id, id, kind, subject_type, subject_id, opened_at, details)
     SELECT $1::text, id, kind, subject->>'type', subject->>'id', $3::timestamptz, details
     FROM jsonb_to_recordset($2::jsonb) AS r (id text, kind text, subject jsonb, details jsonb)`,
    [partnerId, storableJson(raised), new Date(now)],
  )
  await postAlerts(
    tx,
    partnerId,
    raised.map(({ id }) => id),
    now,
  )
}
