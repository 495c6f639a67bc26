import type { Delivery, DeliveryList, DeliveryListQuery } from '@/lib/contracts/deliveries'
import { ALERT_CHANNEL } from '@/lib/domain/alerts/alert-channel'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Queryable, SqlValue } from '@/lib/server/db/database'

type Times = 'created_at' | 'next_at' | 'last_at' | 'delivered_at'

/** Named as on the wire. */
type DeliveryRow = Omit<Delivery, Times> & { [Name in Times]: Date | null } & { created_at: Date }

const COLUMNS = `d.id, d.event_id, d.channel_id, c.name AS channel_name,
  CASE d.channel_id WHEN '${ALERT_CHANNEL}' THEN p.alert_url ELSE c.forward_url END AS forward_url, d.state, d.billed, d.created_at, d.attempts,
  CASE WHEN d.state = 'pending' THEN d.next_at END AS next_at, d.last_at, d.last_status, d.last_error, d.last_took_ms, d.delivered_at`
const TABLES =
  'delivery d LEFT JOIN channel c ON c.partner_id = d.partner_id AND c.id = d.channel_id JOIN partner p ON p.id = d.partner_id'

/** A page of the forwarding log of the actor's partner. */
export async function listDeliveries(
  database: Queryable,
  { partnerId }: Actor,
  query: DeliveryListQuery,
): Promise<DeliveryList> {
  const { limit, offset, sort, filters } = query
  const { state, channel_id, event_id, from, to } = filters
  const values: SqlValue[] = [partnerId]
  const conditions = ['d.partner_id = $1']
  const add = (condition: string, value: SqlValue | undefined) => {
    if (value !== undefined) conditions.push(`${condition} $${values.push(value)}`)
  }
  add('d.state::text =', state)
  add('d.channel_id =', channel_id)
  add('d.event_id =', event_id)
  add('d.created_at >=', from && new Date(from))
  add('d.created_at <', to && new Date(to))
  const where = conditions.join(' AND ')
  const direction = sort.at(-1) === 'created_at' ? 'ASC' : 'DESC'
  const [counted] = await database.query<{ total: number }>(
    `SELECT count(*) AS total FROM delivery d WHERE ${where}`,
    values,
  )
  const rows = await database.query<DeliveryRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where} ORDER BY d.created_at ${direction}, d.id ${direction} LIMIT ${limit} OFFSET ${offset}`,
    values,
  )
  return {
    count: rows.length,
    total: counted!.total,
    limit,
    offset,
    sort,
    filters,
    deliveries: rows.map(deliveryOf),
  }
}

/** Null where the partner has no such delivery. */
export async function findDelivery(
  database: Queryable,
  { partnerId }: Actor,
  id: string,
): Promise<Delivery | null> {
  const [row] = await database.query<DeliveryRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE d.partner_id = $1 AND d.id = $2`,
    [partnerId, id],
  )
  return row ? deliveryOf(row) : null
}

function deliveryOf(row: DeliveryRow): Delivery {
  const { created_at, next_at, last_at, delivered_at } = row
  return {
    ...row,
    created_at: created_at.toISOString(),
    next_at: next_at?.toISOString() ?? null,
    last_at: last_at?.toISOString() ?? null,
    delivered_at: delivered_at?.toISOString() ?? null,
  }
}
