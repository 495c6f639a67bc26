import type { Queryable } from '@/lib/server/db/database'

/** Partners with something pending, found by hopping from one to the next in the index. */
export async function partnersWithDeliveries(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ partner_id: string }>(
    `WITH RECURSIVE waiting AS (
       (SELECT partner_id FROM delivery WHERE state = 'pending' ORDER BY partner_id LIMIT 1)
       UNION ALL
       SELECT following.partner_id FROM waiting w CROSS JOIN LATERAL (
         SELECT d.partner_id FROM delivery d WHERE d.state = 'pending' AND d.partner_id > w.partner_id
         ORDER BY d.partner_id LIMIT 1
       ) following
     )
     SELECT partner_id FROM waiting`,
  )
  return rows.map(({ partner_id }) => partner_id)
}
