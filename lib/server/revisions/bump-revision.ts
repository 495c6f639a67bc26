import type { Queryable } from '@/lib/server/db/database'

/** What instances hold in memory: partners, channels, keys and WABAs; or template categories. */
export type RevisionKind = 'directory' | 'category'

/**
 * Raises a partner's revision inside the transaction of a change and gives the new number. The row stays locked
 * until the commit, so numbers become visible in their order and no instance misses one.
 */
export async function bumpRevision(
  tx: Queryable,
  partnerId: string,
  kind: RevisionKind,
): Promise<number> {
  const column = kind === 'directory' ? 'directory_number' : 'category_number'
  const [row] = await tx.query<{ number: number }>(
    `UPDATE revision SET ${column} = ${column} + 1 WHERE partner_id = $1 RETURNING ${column} AS number`,
    [partnerId],
  )
  if (!row) throw new Error(`Partner ${partnerId} has no revision row.`)
  return row.number
}

/** Locks several partners' revisions in one order, so that transactions that raise more than one cannot deadlock. */
export async function lockRevisions(tx: Queryable, partnerIds: Iterable<string>): Promise<void> {
  await tx.query(
    'SELECT partner_id FROM revision WHERE partner_id = ANY($1::text[]) ORDER BY partner_id FOR UPDATE',
    [[...new Set(partnerIds)]],
  )
}
