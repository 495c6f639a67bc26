import type { Queryable } from '@/lib/server/db/database'
import { SettingsError } from '@/lib/server/settings'

const OLDEST = 15

/** Throws `SettingsError` where `DATABASE_URL` leads to no PostgreSQL 15 or newer; the URL is not shown. */
export async function checkPostgres(database: Queryable): Promise<void> {
  const version = await majorVersion(database)
  if (version >= OLDEST) return
  throw new SettingsError(
    `DATABASE_URL: the given database is PostgreSQL ${version}; give the URL of a PostgreSQL ${OLDEST} or newer.`,
  )
}

async function majorVersion(database: Queryable): Promise<number> {
  try {
    const [row] = await database.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    )
    return row!.version
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new SettingsError(
      `DATABASE_URL: the given database (not shown) cannot be used: ${message || code}; give the URL of a PostgreSQL ${OLDEST} or newer.`,
    )
  }
}
