import type { Queryable } from '@/lib/server/db/database'

/** Before everything that was ever counted. */
const BEGINNING = new Date(0)

/** The first moment that is not closed: what came before is recounted no more, since its messages may be gone. */
export async function openSince(
  tx: Queryable,
): Promise<{ since: Date; closedBefore: Date | null }> {
  const [row] = await tx.query<{ closed_before: Date }>('SELECT closed_before FROM retention')
  return { since: row?.closed_before ?? BEGINNING, closedBefore: row?.closed_before ?? null }
}
