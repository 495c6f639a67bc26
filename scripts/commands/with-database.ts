import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkPostgres } from '@/lib/server/db/check-postgres'
import type { Database } from '@/lib/server/db/database'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { type Settings, SettingsError } from '@/lib/server/settings'

/**
 * Does a command's work on the database of the settings. Throws `SettingsError` when PostgreSQL cannot be reached, when
 * another process holds the embedded database, and when there is none, unless it may be made.
 */
export async function withDatabase<Result>(
  settings: Settings,
  { mayBeNew }: { mayBeNew: boolean },
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = settings.DATABASE_URL
    ? openPostgres(settings.DATABASE_URL)
    : await openFolder(settings.DATA_DIR, mayBeNew)
  try {
    if (settings.DATABASE_URL) await checkPostgres(database)
    return await work(database)
  } finally {
    await database.close()
  }
}

function openFolder(folder: string, mayBeNew: boolean): Promise<Database> {
  if (mayBeNew || existsSync(join(folder, 'pglite'))) return openEmbedded(folder)
  throw new SettingsError(
    `DATA_DIR: there is no database in ${resolve(folder)}; give the folder of an installation, or DATABASE_URL.`,
  )
}
