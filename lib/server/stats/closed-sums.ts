import type { Verification } from '@/lib/contracts/stats'
import type { Queryable } from '@/lib/server/db/database'
import { COUNTERS, type Counter } from '@/lib/server/stats/counters'

type Difference = Verification['differences'][number]

/** What webhooks count. Sends are counted once, when they are written, and have edges that may be joined later. */
const KEPT = COUNTERS.filter(({ table, sums }) => table !== 'send_count' && sums.length > 0)

/** Keeps what the counters of each partner's closed days come to; nobody may be counting meanwhile (lock-counts). */
export async function keepClosedSums(tx: Queryable, closedBefore: Date): Promise<void> {
  for (const counter of KEPT) {
    await tx.query(
      `INSERT INTO closed_sum (partner_id, counter, sums)
       SELECT p.id, '${counter.table}', ${sumsOf(counter, 'p.id', '$1')} FROM partner p
       ON CONFLICT (partner_id, counter) DO UPDATE SET sums = excluded.sums`,
      [closedBefore],
    )
  }
}

/** Where a partner's counters of closed days do not come to what they came to when the days were closed. */
export async function differingClosedSums(
  tx: Queryable,
  partnerId: string,
  closedBefore: Date,
): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const counter of KEPT) {
    const rows = await tx.query<Pick<Difference, 'counted' | 'recounted'>>(
      `SELECT now_is.sums AS counted, kept.sums AS recounted
       FROM closed_sum kept, LATERAL (SELECT ${sumsOf(counter, '$1', '$2')} AS sums) now_is
       WHERE kept.partner_id = $1 AND kept.counter = '${counter.table}' AND kept.sums <> now_is.sums`,
      [partnerId, closedBefore],
    )
    differences.push(
      ...rows.map((row) => ({
        table: counter.table,
        key: { closed_before: closedBefore.toISOString() },
        ...row,
      })),
    )
  }
  return differences
}

function sumsOf({ table, time, sums }: Counter, partner: string, before: string): string {
  const each = sums.map((name) => `'${name}', coalesce(sum(${name}), 0)`).join(', ')
  return `(SELECT jsonb_build_object(${each}) FROM ${table} WHERE partner_id = ${partner} AND ${time} < ${before})`
}
