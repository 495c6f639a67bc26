import type { Migration } from '@/lib/server/data-transfer/export-format'
import type { Queryable } from '@/lib/server/db/database'

/** The migrations that made the database what it is, in their order. */
export function appliedMigrations(tx: Queryable): Promise<Migration[]> {
  return tx.query<Migration>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
}
