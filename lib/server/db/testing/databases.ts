import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { fromPglite } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { createDatabase } from '@/lib/server/db/testing/postgres-server'

export { MIGRATIONS } from '@/lib/server/db/testing/migrations'

export interface TestDatabase {
  name: 'embedded' | 'postgresql'
  /** A fresh, migrated database. */
  open(): Promise<Database>
}

/**
 * The databases that every store suite runs against: embedded, and a real PostgreSQL where one is installed.
 * `describe.each(testDatabases())('… on $name', ({ open }) => …)`.
 */
export function testDatabases(): TestDatabase[] {
  const migrated = inject('migratedPostgres')
  const embedded: TestDatabase = { name: 'embedded', open: openTestEmbedded }
  return migrated
    ? [
        embedded,
        { name: 'postgresql', open: async () => openPostgres(await migratedPostgresUrl()) },
      ]
    : [embedded]
}

async function openTestEmbedded(): Promise<Database> {
  const loadDataDir = new Blob([await readFile(inject('embeddedSnapshot'))])
  return fromPglite(await PGlite.create({ loadDataDir }))
}

/** A fresh, migrated database on the run's PostgreSQL, for what needs more than one pool or process on it. */
export async function migratedPostgresUrl(): Promise<string> {
  const migrated = inject('migratedPostgres')
  if (!migrated) throw new Error('No PostgreSQL 15 or newer is installed.')
  const { pathname } = new URL(migrated)
  const adminUrl = Object.assign(new URL(migrated), { pathname: '/postgres' }).href
  return createDatabase(adminUrl, pathname.slice(1))
}
