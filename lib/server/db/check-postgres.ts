import type { Database } from '@/lib/server/db/database'
import { SESSION_SETTINGS } from '@/lib/server/db/session-settings'
import { SettingsError } from '@/lib/server/settings'

const OLDEST = 15

type Answer = Record<string, string> & { version: string }

const names = Object.keys(SESSION_SETTINGS)
const STATEMENT = `SELECT current_setting('server_version_num') AS version, ${names
  .map((name) => `current_setting('${name}') AS "${name}"`)
  .join(', ')}`

/**
 * Throws `SettingsError` where `DATABASE_URL` leads to no PostgreSQL 15 or newer, or to one whose sessions are not set as
 * Fairway needs them: a connection pooler may drop what is asked for. The URL is not shown.
 */
export async function checkPostgres(database: Database): Promise<void> {
  for (const answer of await answers(database)) {
    const version = Math.floor(Number(answer.version) / 10_000)
    if (version < OLDEST)
      throw new SettingsError(
        `DATABASE_URL: the given database is PostgreSQL ${version}; give the URL of a PostgreSQL ${OLDEST} or newer.`,
      )
    const wrong = names.find((name) => answer[name] !== SESSION_SETTINGS[name])
    if (wrong)
      throw new SettingsError(
        `DATABASE_URL: sessions of the given database have ${wrong} "${answer[wrong]}" although Fairway asks for "${SESSION_SETTINGS[wrong]}": a connection pooler drops the request. Set it for the role, as in ALTER ROLE … SET ${wrong} TO '${SESSION_SETTINGS[wrong]}', or give a URL without the pooler.`,
      )
  }
}

/** Of both pools. */
async function answers(database: Database): Promise<Answer[]> {
  try {
    const [raw] = await database.query<Answer>(STATEMENT)
    const [prisma] = await database.prisma.$queryRawUnsafe<Answer[]>(STATEMENT)
    return [raw!, prisma!]
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new SettingsError(
      `DATABASE_URL: the given database (not shown) cannot be used: ${message || code}; give the URL of a PostgreSQL ${OLDEST} or newer.`,
    )
  }
}
