import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { migrate } from '@/lib/server/db/migrate'
import { MIGRATIONS, openTestDatabase } from '@/lib/server/db/testing/databases'

describe('the database port', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
    await database.script(
      'CREATE TABLE sample (id text PRIMARY KEY, at timestamptz(3), big bigint, flag boolean, doc jsonb, raw bytea)',
    )
  })
  afterAll(() => database.close())

  it('takes column arrays through unnest, with nulls, and gives them back in the same types', async () => {
    const at = new Date('2026-11-20T12:00:00.123Z')
    await database.query(
      `INSERT INTO sample (id, at, big, flag, doc)
       SELECT id, at, big, flag, doc::jsonb FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::boolean[], $5::text[])
         AS rows (id, at, big, flag, doc)`,
      [
        ['a', 'b "quoted", {braced}'],
        [at, null],
        [9_007_199_254_740_991, null],
        [true, null],
        ['{"x":[1,"ä"]}', null],
      ],
    )
    const rows = await database.query(
      'SELECT id, at, big, flag, doc FROM sample WHERE id = ANY($1::text[]) ORDER BY id',
      [['a', 'b "quoted", {braced}']],
    )
    expect(rows).toEqual([
      { id: 'a', at, big: 9_007_199_254_740_991, flag: true, doc: { x: [1, 'ä'] } },
      { id: 'b "quoted", {braced}', at: null, big: null, flag: null, doc: null },
    ])
  })

  it('takes and gives bytes', async () => {
    const [row] = await database.query<{ raw: Uint8Array }>(
      'INSERT INTO sample (id, raw) VALUES ($1, $2) RETURNING raw',
      ['bytes', new Uint8Array([0, 255, 10])],
    )
    expect([...row!.raw]).toEqual([0, 255, 10])
  })

  it('rolls a transaction back when its work throws, and commits it when not', async () => {
    await expect(
      database.transaction(async (tx) => {
        await tx.query("INSERT INTO sample (id) VALUES ('lost')")
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await database.transaction((tx) => tx.query("INSERT INTO sample (id) VALUES ('kept')"))
    const rows = await database.query("SELECT id FROM sample WHERE id IN ('lost', 'kept')")
    expect(rows).toEqual([{ id: 'kept' }])
  })

  it('keeps statements from outside out of a running transaction', async () => {
    await database.transaction(async (tx) => {
      await tx.query("INSERT INTO sample (id) VALUES ('inside')")
      expect(await database.query("SELECT id FROM sample WHERE id = 'inside'")).toEqual([])
    })
  })

  it('lets Prisma and raw statements see the same rows, also in an interactive transaction', async () => {
    await database.prisma.$transaction(async (tx) => {
      await tx.partner.create({ data: { id: 'testPA', name: 'Test', revision: { create: {} } } })
      await tx.$executeRaw`UPDATE revision SET directory_number = directory_number + 1 WHERE partner_id = 'testPA'`
    })
    const rows = await database.query(
      'SELECT p.name, r.directory_number FROM partner p JOIN revision r ON r.partner_id = p.id',
    )
    expect(rows).toEqual([{ name: 'Test', directory_number: 1 }])
  })

  it('finds nothing to migrate a second time, and refuses an edited migration', async () => {
    expect(await migrate(database, MIGRATIONS)).toEqual([])
    await database.query(`UPDATE "_prisma_migrations" SET "checksum" = 'edited'`)
    await expect(migrate(database, MIGRATIONS)).rejects.toThrow(/was edited after it was applied/)
  })
})
