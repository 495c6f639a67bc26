import { resolve } from 'node:path'
import { checkPostgres } from '@/lib/server/db/check-postgres'
import type { Database } from '@/lib/server/db/database'
import { hasEmbedded } from '@/lib/server/db/embedded/embedded-postgres'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { type Settings, SettingsError } from '@/lib/server/settings'

/**
 * Does a command's work on the database of the settings, also beside a running Fairway. Throws `SettingsError` when
 * PostgreSQL cannot be reached, and when there is no database in the folder, unless it may be made.
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
    await checkPostgres(database)
    return await work(database)
  } finally {
    await database.close()
  }
}

function openFolder(folder: string, mayBeNew: boolean): Promise<Database> {
  if (mayBeNew || hasEmbedded(folder)) return openEmbedded(folder, { shared: true })
  throw new SettingsError(
    `DATA_DIR: there is no database in ${resolve(folder)}; give the folder of an installation, or DATABASE_URL.`,
  )
}
