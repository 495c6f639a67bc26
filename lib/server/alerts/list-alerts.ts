import type { AlertList, AlertListQuery } from '@/lib/contracts/alerts'
import type { Actor } from '@/lib/server/accounts/actor'
import { readAlerts } from '@/lib/server/alerts/read-alerts'
import type { Queryable, SqlValue } from '@/lib/server/db/database'

/** A page of the alerts of the actor's partner. */
export async function listAlerts(
  database: Queryable,
  { partnerId }: Actor,
  { limit, offset, sort, filters }: AlertListQuery,
): Promise<AlertList> {
  const { open, muted, kind, subject_id } = filters
  const values: SqlValue[] = []
  const conditions = ['true']
  const add = (column: string, value: SqlValue | undefined) => {
    if (value !== undefined) conditions.push(`${column} = $${values.push(value) + 1}`)
  }
  add('(a.closed_at IS NULL)', open)
  add('(a.muted_at IS NOT NULL)', muted)
  add('a.kind', kind)
  add('a.subject_id', subject_id)
  const where = conditions.join(' AND ')
  const direction = sort.at(-1) === 'opened_at' ? 'ASC' : 'DESC'
  const [counted] = await database.query<{ total: number }>(
    `SELECT count(*) AS total FROM alert a WHERE a.partner_id = $1 AND ${where}`,
    [partnerId, ...values],
  )
  const alerts = await readAlerts(
    database,
    partnerId,
    where,
    values,
    `ORDER BY a.opened_at ${direction}, a.id ${direction} LIMIT ${limit} OFFSET ${offset}`,
  )
  return { count: alerts.length, total: counted!.total, limit, offset, sort, filters, alerts }
}
