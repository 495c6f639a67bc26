import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '@/lib/server/db/database'

/** The key `prisma migrate` itself locks with, so that it and a starting instance never migrate together. */
const PRISMA_ADVISORY_LOCK = 72_707_369

const CREATE_PRISMA_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

interface Migration {
  name: string
  sql: string
  checksum: string
}

/**
 * Brings the database to the newest migration of `folder` (Prisma's own layout) and gives the names applied.
 * Each migration and its row in `_prisma_migrations` are one transaction under Prisma's advisory lock, so several
 * instances may start at once and `prisma migrate deploy` finds nothing left to do.
 * Throws when an applied migration was edited, or when the database is newer than this program.
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const applied: string[] = []
  for (const migration of migrations) {
    const done = await database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1::bigint)', [PRISMA_ADVISORY_LOCK])
      await tx.query(CREATE_PRISMA_TABLE)
      const [row] = await tx.query<{ checksum: string }>(
        'SELECT "checksum" FROM "_prisma_migrations" WHERE "migration_name" = $1 AND "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
        [migration.name],
      )
      if (row) {
        if (row.checksum !== migration.checksum) {
          throw new Error(
            `Migration ${migration.name} was edited after it was applied; add a new migration instead.`,
          )
        }
        return false
      }
      await tx.script(migration.sql)
      await tx.query(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
         VALUES ($1, $2, now(), $3, 1)`,
        [randomUUID(), migration.checksum, migration.name],
      )
      return true
    })
    if (done) applied.push(migration.name)
  }
  await refuseNewerDatabase(database, migrations)
  return applied
}

async function refuseNewerDatabase(database: Database, known: Migration[]): Promise<void> {
  const rows = await database.query<{ migration_name: string }>(
    'SELECT "migration_name" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
  )
  const unknown = rows
    .map((row) => row.migration_name)
    .filter((name) => !known.some((one) => one.name === name))
  if (unknown.length) {
    throw new Error(
      `The database holds migrations this version does not know (${unknown.join(', ')}): it was used by a newer Fairway.`,
    )
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
