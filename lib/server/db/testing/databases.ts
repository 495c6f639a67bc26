import { afterAll, beforeAll } from 'vitest'
import { PGlite } from '@electric-sql/pglite'
import type { Database } from '@/lib/server/db/database'
import { migrate } from '@/lib/server/db/migrate'
import { fromPglite } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { findPostgres, type PostgresServer, startPostgres } from '@/lib/server/db/testing/postgres-server'

export const MIGRATIONS = 'prisma/migrations'

export interface TestDatabase {
  name: 'embedded' | 'postgresql'
  /** A fresh, migrated database. */
  open(): Promise<Database>
}

/**
 * The databases that every store suite runs against: embedded, and a real PostgreSQL where one is installed.
 * Call it at the top of a test file: `describe.each(testDatabases())('… on $name', ({ open }) => …)`.
 */
export function testDatabases(): TestDatabase[] {
  let snapshot: Promise<Blob> | null = null
  const embedded: TestDatabase = {
    name: 'embedded',
    async open() {
      snapshot ??= migratedSnapshot()
      return fromPglite(await PGlite.create({ loadDataDir: await snapshot }))
    },
  }
  if (!findPostgres()) return [embedded]

  let server: PostgresServer
  beforeAll(async () => { server = await startPostgres() })
  afterAll(async () => { await server.remove() })
  return [embedded, {
    name: 'postgresql',
    async open() {
      const database = openPostgres(await server.createDatabase())
      await migrate(database, MIGRATIONS)
      return database
    },
  }]
}

async function migratedSnapshot(): Promise<Blob> {
  const pglite = await PGlite.create()
  await migrate(fromPglite(pglite), MIGRATIONS)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  return dump
}
