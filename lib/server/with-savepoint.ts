import type { Queryable } from '@/lib/server/db/database'

/** Runs `work` so that its failure undoes only what it did, and leaves the transaction usable. */
export async function withSavepoint<Result>(
  tx: Queryable,
  work: () => Promise<Result>,
): Promise<Result> {
  await tx.query('SAVEPOINT part')
  try {
    const result = await work()
    await tx.query('RELEASE SAVEPOINT part')
    return result
  } catch (error) {
    await tx.query('ROLLBACK TO SAVEPOINT part')
    await tx.query('RELEASE SAVEPOINT part')
    throw error
  }
}
