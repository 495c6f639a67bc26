import { describe, expect, it } from 'vitest'
import { checkPostgres } from '@/lib/server/db/check-postgres'
import type { Database } from '@/lib/server/db/database'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { SESSION_SETTINGS } from '@/lib/server/db/session-settings'
import { migratedPostgresUrl, openTestDatabase } from '@/lib/server/db/testing/databases'

const AT = new Date('2026-03-08T02:30:00.123Z')

describe('a database that is set to another zone, date style and schema', () => {
  it.each(['America/Sao_Paulo', 'Asia/Kathmandu'])(
    'gives Prisma and raw statements the same times, in %s',
    async (zone) => {
      const url = new URL(await migratedPostgresUrl())
      const name = url.pathname.slice(1)
      const first = openPostgres(url.href)
      await first.query(`ALTER DATABASE ${name} SET timezone = '${zone}'`)
      await first.query(`ALTER DATABASE ${name} SET datestyle = 'SQL, DMY'`)
      await first.query(`ALTER DATABASE ${name} SET search_path = 'elsewhere'`)
      await first.close()
      url.searchParams.set('options', `-c timezone=${zone} -c work_mem=5MB`)
      const database = openPostgres(url.href)
      await checkPostgres(database)
      await database.prisma.partner.create({ data: { id: 'aPA', name: 'A', createdAt: AT } })
      const [row] = await database.query<{ at: Date; ms: number; memory: string }>(
        "SELECT created_at AS at, extract(epoch FROM created_at)::float8 * 1000 AS ms, current_setting('work_mem') AS memory FROM partner",
      )
      expect(row).toEqual({ at: AT, ms: AT.getTime(), memory: '5MB' })
      await database.query('UPDATE partner SET created_at = $1', [new Date(AT.getTime() + 1)])
      const { createdAt } = await database.prisma.partner.findUniqueOrThrow({
        where: { id: 'aPA' },
      })
      expect(createdAt.getTime()).toBe(AT.getTime() + 1)
      await database.close()
    },
  )
})

describe('a start on a database that does not answer as asked', () => {
  /** As a connection pooler does that drops what is asked for. */
  const answering = async (database: Database, given: Record<string, string>) => {
    const answers = [{ version: '150004', ...SESSION_SETTINGS, ...given }]
    const query = (async () => answers) as unknown as Database['query']
    await checkPostgres({ ...database, query })
  }

  it('is refused with the setting, the answer and what to do', async () => {
    const database = await openTestDatabase()
    await answering(database, {})
    await expect(answering(database, { TimeZone: 'America/Sao_Paulo' })).rejects.toThrow(
      'DATABASE_URL: sessions of the given database have TimeZone "America/Sao_Paulo" although Fairway asks for "UTC"',
    )
    await expect(answering(database, { version: '140012' })).rejects.toThrow(
      'DATABASE_URL: the given database is PostgreSQL 14; give the URL of a PostgreSQL 15 or newer.',
    )
    await database.close()
  })
})
