import type { AlertView } from '@/lib/contracts/alerts'
import type { AlertDetails, AlertKind, AlertSubject } from '@/lib/domain/alerts/alert'
import { alertWords } from '@/lib/domain/alerts/alert-words'
import type { Queryable, SqlValue } from '@/lib/server/db/database'

interface AlertRow {
  id: string
  kind: AlertKind
  type: AlertSubject['type']
  subject_id: string
  name: string | null
  details: AlertDetails
  opened_at: Date
  closed_at: Date | null
  muted_at: Date | null
  muted_by: string | null
}

/** A partner's alerts under a condition on `alert a`, whose values begin at `$2`; `rest` orders and limits them. */
export async function readAlerts(
  database: Queryable,
  partnerId: string,
  condition: string,
  values: readonly SqlValue[],
  rest = '',
): Promise<AlertView[]> {
  const rows = await database.query<AlertRow>(
    `SELECT a.id, a.kind, a.subject_type AS type, a.subject_id, coalesce(c.name, l.name) AS name, a.details, a.opened_at, a.closed_at, a.muted_at, a.muted_by
     FROM alert a
     LEFT JOIN channel c ON a.subject_type = 'channel' AND c.partner_id = a.partner_id AND c.id = a.subject_id
     LEFT JOIN waba w ON a.subject_type = 'waba' AND w.partner_id = a.partner_id AND w.id = a.subject_id
     LEFT JOIN client l ON l.partner_id = a.partner_id AND l.id = w.client_id
     WHERE a.partner_id = $1 AND ${condition} ${rest}`,
    [partnerId, ...values],
  )
  return rows.map(({ type, subject_id, name, opened_at, closed_at, muted_at, ...row }) => ({
    ...row,
    ...alertWords(row.kind, row.details),
    subject: {
      type,
      id: subject_id,
      name: type === 'template' ? decodeURIComponent(subject_id.split('/')[1] ?? '') : name,
    },
    opened_at: opened_at.toISOString(),
    closed_at: closed_at?.toISOString() ?? null,
    muted: muted_at !== null,
    muted_at: muted_at?.toISOString() ?? null,
  }))
}
