import type { Queryable } from '@/lib/server/db/database'

/** Tells these locks from others of PostgreSQL's advisory locks. */
const COUNTS = 0x46415243

/**
 * Makes transactions that count for a partner come after one another, on every instance: what a message counted before is read,
 * and what changed is written, with nobody in between. Sends do not take it (count-sends). Held to the end of the transaction.
 */
export async function lockCounts(tx: Queryable, partnerIds: Iterable<string>): Promise<void> {
  for (const partnerId of [...new Set(partnerIds)].sort()) {
    await tx.query('SELECT pg_advisory_xact_lock($1::integer, hashtext($2))', [COUNTS, partnerId], {
      repeated: true,
    })
  }
}
