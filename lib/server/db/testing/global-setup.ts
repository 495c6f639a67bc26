import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/server/db/migrate'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { createDatabase } from '@/lib/server/db/testing/create-database'
import { MIGRATIONS } from '@/lib/server/db/testing/migrations'
import { QUICK, startPostgres } from '@/lib/server/db/testing/postgres-server'
import { compileTestPrograms } from '@/lib/server/testing/test-programs'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database on the run's PostgreSQL, to make copies of. */
    migratedPostgres: string
    /** The folder of the compiled programs (lib/server/testing/test-programs). */
    programs: string
  }
}

/**
 * The programs that tests start, and one PostgreSQL for the whole run, Fairway's own or the one of TEST_DATABASE_URL (another version), with one migrated
 * database that every test file copies. TEST_DATABASE_TIMEZONE sets the zone of the databases.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const programs = await compileTestPrograms()
  project.provide('programs', programs.folder)
  const { TEST_DATABASE_URL, TEST_DATABASE_TIMEZONE } = process.env
  const server = TEST_DATABASE_URL
    ? null
    : await startPostgres({ ...QUICK, timezone: TEST_DATABASE_TIMEZONE ?? 'UTC' })
  const url = server ? await server.createDatabase() : await createDatabase(TEST_DATABASE_URL!)
  const database = openPostgres(url)
  await migrate(database, MIGRATIONS)
  await database.close()
  project.provide('migratedPostgres', url)
  return async () => {
    await server?.remove()
    await programs.remove()
  }
}
