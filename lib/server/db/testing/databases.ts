import { inject } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { createDatabase } from '@/lib/server/db/testing/create-database'

export { MIGRATIONS } from '@/lib/server/db/testing/migrations'

/** A fresh, migrated database. */
export async function openTestDatabase(): Promise<Database> {
  return openPostgres(await migratedPostgresUrl())
}

/** The URL of a fresh, migrated database, for what needs more than one pool or process on it. */
export function migratedPostgresUrl(): Promise<string> {
  const migrated = new URL(inject('migratedPostgres'))
  return createDatabase(migrated.href, decodeURIComponent(migrated.pathname.slice(1)))
}
