import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/server/db/migrate'
import { fromPglite } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { MIGRATIONS } from '@/lib/server/db/testing/migrations'
import { findPostgres, startPostgres } from '@/lib/server/db/testing/postgres-server'

declare module 'vitest' {
  interface ProvidedContext {
    /** A dump of a migrated embedded database, as a file. */
    embeddedSnapshot: string
    /** A migrated database on the run's PostgreSQL, to make copies of; null where none is installed. */
    migratedPostgres: string | null
  }
}

/** What every test file needs of both databases is made once for the whole run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-snapshot-'))
  // One after the other: the embedded database holds the main thread for seconds, in which no connection is answered.
  const snapshot = await migratedSnapshot()
  const postgres = findPostgres() ? await migratedPostgres() : null
  const path = join(folder, 'migrated.tar')
  await writeFile(path, Buffer.from(await snapshot.arrayBuffer()))
  project.provide('embeddedSnapshot', path)
  project.provide('migratedPostgres', postgres?.url ?? null)
  return async () => {
    await postgres?.server.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

async function migratedSnapshot(): Promise<Blob> {
  const pglite = await PGlite.create()
  await migrate(fromPglite(pglite), MIGRATIONS)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  return dump
}

async function migratedPostgres() {
  const server = await startPostgres()
  const url = await server.createDatabase()
  const database = openPostgres(url)
  await migrate(database, MIGRATIONS)
  await database.close()
  return { server, url }
}
