import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '@/lib/server/db/migrate'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { MIGRATIONS } from '@/lib/server/db/testing/databases'
import { type PostgresServer, startPostgres } from '@/lib/server/db/testing/postgres-server'

function prisma(url: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/prisma.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url },
  })
  return { status, said: `${stdout}${stderr}` }
}

describe('migrations at the start', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.remove())

  it('leave nothing to do for the Prisma CLI: no migration to deploy, no difference from the schema', async () => {
    const url = await server.createDatabase()
    const database = openPostgres(url)
    const applied = await migrate(database, MIGRATIONS)
    expect(applied.length).toBeGreaterThan(0)
    expect(prisma(url, 'migrate', 'deploy')).toMatchObject({
      status: 0,
      said: expect.stringContaining('No pending migrations to apply') as string,
    })
    expect(
      prisma(
        url,
        'migrate',
        'diff',
        '--from-config-datasource',
        '--to-schema',
        'prisma',
        '--exit-code',
      ),
    ).toMatchObject({
      status: 0,
      said: expect.stringContaining('No difference detected') as string,
    })
    expect(await migrate(database, MIGRATIONS)).toEqual([])
    await database.close()
  })

  it('find nothing to do after the Prisma CLI deployed', async () => {
    const url = await server.createDatabase()
    expect(prisma(url, 'migrate', 'deploy').status).toBe(0)
    const database = openPostgres(url)
    expect(await migrate(database, MIGRATIONS)).toEqual([])
    await database.close()
  })

  it('are applied once by several instances that start together on an empty database', async () => {
    const url = await server.createDatabase()
    const databases = Array.from({ length: 4 }, () => openPostgres(url))
    const applied = (
      await Promise.all(databases.map((database) => migrate(database, MIGRATIONS)))
    ).flat()
    const rows = await databases[0]!.query<{ migration_name: string }>(
      'SELECT migration_name FROM "_prisma_migrations"',
    )
    expect(rows.map((row) => row.migration_name).sort()).toEqual(applied.sort())
    for (const database of databases) await database.close()
  })

  it('stop the start on a database of a newer version, and say so', async () => {
    const database = openPostgres(await server.createDatabase())
    await migrate(database, MIGRATIONS)
    await database.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name) VALUES ('1', 'x', now(), '29991231000000_later')`,
    )
    await expect(migrate(database, MIGRATIONS)).rejects.toThrow('29991231000000_later')
    await database.close()
  })
})
