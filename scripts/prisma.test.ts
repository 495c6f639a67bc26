import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '@/lib/server/db/testing/postgres-server'

function prisma(url: string, ...args: string[]) {
  return spawnSync(process.execPath, ['scripts/prisma.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url },
  })
}

describe('the Prisma CLI without a network', () => {
  it('finds no difference between the migrations and the schema, and needs no server for it', () => {
    const { status, stdout, stderr } = prisma(
      '',
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma',
      '--exit-code',
    )
    expect({ status, stderr, stdout: stdout.trim() }).toMatchObject({
      status: 0,
      stdout: 'No difference detected.',
    })
  })

  it('fails, and names what is missing, when a command needs a database and none is given', () => {
    const { status, stderr } = prisma('', 'migrate', 'status')
    expect(status).toBe(1)
    expect(stderr).toContain('datasource.url')
  })
})

describe('the Prisma CLI on PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.remove())

  it('makes a missing database, applies every migration, and then agrees with the schema', async () => {
    const url = new URL(await server.createDatabase())
    url.pathname += '_new'
    expect(prisma(url.href, 'migrate', 'deploy')).toMatchObject({ status: 0 })
    expect(prisma(url.href, 'migrate', 'status').stdout).toContain('Database schema is up to date!')
    const diff = prisma(
      url.href,
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma',
      '--exit-code',
    )
    expect(diff).toMatchObject({ status: 0 })
  })
})
