import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { migratedPostgresUrl } from '@/lib/server/db/testing/databases'
import { freePort } from '@/lib/server/free-port'

describe('a broken connection to PostgreSQL', () => {
  const idleErrors: Error[] = []
  let database: Database
  beforeAll(async () => {
    database = openPostgres(await migratedPostgresUrl(), {
      onIdleError: (error) => idleErrors.push(error),
    })
  })
  afterAll(() => database.close())

  it('fails the transaction it breaks in, also between two statements, and nothing else', async () => {
    await expect(
      database.transaction(async (tx) => {
        const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
        await database.query('SELECT pg_terminate_backend($1)', [row!.pid])
        await setTimeout(50)
        await tx.query('SELECT 1')
      }),
    ).rejects.toThrow()
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await database.transaction((tx) => tx.query('SELECT 2 AS two'))).toEqual([{ two: 2 }])
  })

  it('fails the statement it breaks in', async () => {
    const running = database
      .query('SELECT pg_backend_pid(), pg_sleep(5)')
      .catch((error: Error) => error)
    await setTimeout(50)
    await database.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(5)%' AND pid <> pg_backend_pid()",
    )
    expect(await running).toBeInstanceOf(Error)
  })

  it('is reported and replaced when it was idle', async () => {
    await Promise.all([
      database.query('SELECT pg_sleep(0.05)'),
      database.query('SELECT pg_sleep(0.05)'),
    ])
    await database.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
    await setTimeout(50)
    expect(idleErrors.length).toBeGreaterThan(0)
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('is an error within seconds where nothing listens', async () => {
    const nobody = openPostgres(`postgresql://fairway@127.0.0.1:${await freePort()}/none`)
    await expect(nobody.query('SELECT 1')).rejects.toThrow('ECONNREFUSED')
    await expect(nobody.transaction(async () => {})).rejects.toThrow('ECONNREFUSED')
    await nobody.close()
  })
})

describe('a repeated statement on PostgreSQL', () => {
  let database: Database
  beforeAll(async () => {
    database = openPostgres(await migratedPostgresUrl())
  })
  afterAll(() => database.close())
  const ask = (value: number) =>
    database.query('SELECT $1::int AS value', [value], { repeated: true })
  const plans = () =>
    database.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements')

  it('is planned once for the session', async () => {
    expect(await ask(1)).toEqual([{ value: 1 }])
    expect(await ask(2)).toEqual([{ value: 2 }])
    expect(await plans()).toEqual([{ statement: 'SELECT $1::int AS value' }])
  })

  it('is answered all the same where a pooler has changed the session, and is kept no longer', async () => {
    await database.query('DEALLOCATE ALL')
    expect(await ask(3)).toEqual([{ value: 3 }])
    expect(await ask(4)).toEqual([{ value: 4 }])
    expect(await plans()).toEqual([])
  })
})
