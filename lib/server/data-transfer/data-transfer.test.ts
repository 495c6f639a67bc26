import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unseal } from '@/lib/server/crypto/sealed'
import { exportData } from '@/lib/server/data-transfer/export-data'
import { importData } from '@/lib/server/data-transfer/import-data'
import { fillInstallation } from '@/lib/server/data-transfer/testing/fill-installation'
import type { Database, SqlValue } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'

const KEY = Buffer.alloc(32, 7)
const NOW = Date.parse('2026-11-20T12:00:00.123Z')

/** A table that no migration has, of types that a later one may bring. */
const LATER_TABLE = `
  CREATE TYPE "Odd" AS ENUM ('Plain', 'with space');
  CREATE TABLE later (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Odd Name" "Odd", list text[], amount numeric, rate double precision, span interval,
    day date, doubled bigint GENERATED ALWAYS AS (id * 2) STORED, document json)`
const LATER_ROWS = `
  INSERT INTO later ("Odd Name", list, amount, rate, span, day, document) VALUES
    ('with space', ARRAY['a,b', NULL, 'NULL', '"'], 12345678901234567890.000100, 0.1::float8 + 0.2::float8, '1 month -3 days 04:05:06.7', '0044-03-15 BC', '{"a": 1,  "a": 2}'),
    (NULL, '{}', 'NaN', 'Infinity', NULL, NULL, NULL)`

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-transfer-'))
})
afterAll(() => rm(folder, { recursive: true }))
const newFile = () => join(folder, `export-${(count += 1)}.gz`)

/** Each table's rows as PostgreSQL spells them, in one order; found without the code that is tested. */
function everything(database: Database): Promise<Record<string, string[]>> {
  return database.transaction(async (tx) => {
    await tx.script("SET LOCAL TimeZone = 'UTC'")
    const tables = await tx.query<{ name: string }>(
      "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    )
    const found: Record<string, string[]> = {}
    for (const { name } of tables.filter(
      (table) => !['instance', '_prisma_migrations'].includes(table.name),
    )) {
      const rows = await tx.query<{ row: string }>(
        `SELECT t::text AS row FROM "${name}" AS t ORDER BY t::text COLLATE "C"`,
      )
      found[name] = rows.map(({ row }) => row)
    }
    return found
  })
}

describe('from one database to another', () => {
  it('carries every table over, row by row, and says what it was', async () => {
    const [from, to] = [await openTestDatabase(), await openTestDatabase()]
    for (const database of [from, to]) await database.script(LATER_TABLE)
    await fillInstallation(from, KEY)
    await from.script(LATER_ROWS)
    const before = await everything(from)
    const file = newFile()
    const exported = await exportData(from, { to: file, encryptionKey: KEY, now: NOW })
    const imported = await importData(to, { from: file, encryptionKey: KEY })

    expect(await everything(to)).toEqual(before)
    // The database keeps the live keys by itself as channels arrive.
    const carried = Object.entries(before).filter(([name]) => name !== 'live_key')
    expect(before.live_key).toHaveLength(4)
    expect(exported).toEqual(Object.fromEntries(carried.map(([name, rows]) => [name, rows.length])))
    expect(imported).toEqual(exported)
    expect(exported).toMatchObject({ partner: 2, message: 120, idempotency_key: 2, later: 2 })
    expect(await to.query('SELECT id FROM instance')).toEqual([])
    const channel = await to.prisma.channel.findFirstOrThrow()
    expect(unseal(channel.upstreamKeyEncrypted, KEY)).toBe('an upstream key')
    // A sequence goes on behind what came.
    expect(await to.query('INSERT INTO later (day) VALUES (NULL) RETURNING id')).toEqual([
      { id: 3 },
    ])
    await Promise.all([from.close(), to.close()])
  })
})

describe('an export', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
    await fillInstallation(database, KEY)
  })
  afterAll(() => database.close())

  it('is lines of JSON as documented, for its owner only', async () => {
    const file = newFile()
    await exportData(database, { to: file, encryptionKey: KEY, now: NOW })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines[0]).toEqual({
      fairway_export: 1,
      exported_at: '2026-11-20T12:00:00.123Z',
      encryption_key_check: expect.stringMatching(/^[0-9a-f]{32}$/),
      migrations: expect.arrayContaining([
        {
          name: expect.stringMatching(/_foundation$/),
          checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ]),
    })
    const start = lines.findIndex((line) => (line as { table?: string }).table === 'opt_out')
    expect(lines[start]).toEqual({
      table: 'opt_out',
      columns: ['partner_id', 'waba_id', 'recipient', 'at', 'stopped'],
    })
    expect(lines[start + 1]).toEqual([
      expect.any(String),
      '11',
      '5521991112222',
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/),
      'true',
    ])
    expect(lines.at(-1)).toMatchObject({
      tables: {
        opt_out: { rows: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        message: { rows: 120 },
      },
    })
  })

  it('does not write over a file, and leaves none when it fails', async () => {
    const file = newFile()
    await writeFile(file, 'mine')
    await expect(exportData(database, { to: file, encryptionKey: KEY, now: NOW })).rejects.toThrow(
      `${file} exists already`,
    )
    expect(await readFile(file, 'utf8')).toBe('mine')
    const elsewhere = join(folder, 'no', 'such', 'folder.gz')
    await expect(
      exportData(database, { to: elsewhere, encryptionKey: KEY, now: NOW }),
    ).rejects.toThrow('ENOENT')
    expect(await database.query('SELECT 1 AS works')).toEqual([{ works: 1 }])
  })

  it('reads one moment, while others write', async () => {
    const file = newFile()
    let written = false
    const whileExporting: Database = {
      ...database,
      transaction: (work) =>
        database.transaction((tx) =>
          work({
            ...tx,
            async query<Row extends object>(statement: string, values?: readonly SqlValue[]) {
              const rows = await tx.query<Row>(statement, values)
              if (!written && statement.startsWith('FETCH')) {
                written = true
                await database.query(
                  "INSERT INTO audit_log (partner_id, id, actor, action, subject) VALUES ('onePA', 'late', 'system', 'late', 'late')",
                )
                await database.query(
                  "INSERT INTO waba (partner_id, id, client_id) VALUES ('onePA', 'late', 'aCL')",
                )
              }
              return rows
            },
          }),
        ),
    }
    await exportData(whileExporting, { to: file, encryptionKey: KEY, now: NOW })
    expect(written).toBe(true)
    expect(gunzipSync(await readFile(file)).toString()).not.toContain('"late"')
  })
})

describe('an import', () => {
  let database: Database
  let whole: Buffer
  beforeAll(async () => {
    const source = await openTestDatabase()
    await fillInstallation(source, KEY)
    const file = newFile()
    await exportData(source, { to: file, encryptionKey: KEY, now: NOW })
    whole = await readFile(file)
    await source.close()
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  const importOf = async (bytes: Buffer, encryptionKey = KEY) => {
    const file = newFile()
    await writeFile(file, bytes)
    return importData(database, { from: file, encryptionKey })
  }
  const edited = (edit: (text: string) => string) => gzipSync(edit(gunzipSync(whole).toString()))
  const rows = async () => Object.values(await everything(database)).flat()

  it.each([
    ['cut in gzip', () => whole.subarray(0, whole.length - 20), /not a whole export/],
    [
      'cut after a row',
      () => edited((text) => text.slice(0, text.indexOf('{"table":"message"'))),
      /not a whole export/,
    ],
    [
      'without its last line',
      () => edited((text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`),
      /not a whole export/,
    ],
    [
      'with a line behind the last',
      () => edited((text) => `${text}["one more"]\n`),
      /not a whole export/,
    ],
    [
      'without one row',
      () => edited((text) => text.replace(/\n\["onePA", "trace-7".*\n/, '\n')),
      /not a whole export/,
    ],
    [
      'with one value changed',
      () => edited((text) => text.replace('"5521991112222"', '"5521991112223"')),
      /not a whole export/,
    ],
    [
      'with a value that does not fit',
      () => edited((text) => text.replace('"9223372036854775807"', '"many"')),
      /template_category, rows 1 to 1.*bigint/,
    ],
    ['not gzip at all', () => Buffer.from('{"fairway_export":1}'), /not a whole export/],
    ['empty', () => Buffer.alloc(0), /not a whole export/],
    [
      'of another format',
      () => edited((text) => text.replace('"fairway_export":1', '"fairway_export":2')),
      /fairway_export: Accepted is format 1/,
    ],
    [
      'of another schema',
      () =>
        edited((text) =>
          text.replace(/"migrations":\[\{"name":"[^"]+"/, '"migrations":[{"name":"20990101_later"'),
        ),
      /another schema/,
    ],
    [
      'with another table',
      () => edited((text) => text.replace('{"table":"client"', '{"table":"customer"')),
      /other tables or columns.*customer where client/,
    ],
  ])('refuses a file %s, and changes nothing', async (_name, bytes, message) => {
    await expect(importOf(bytes())).rejects.toThrow(message)
    expect(await rows()).toEqual([])
  })

  it('refuses another ENCRYPTION_KEY, saying where to find the right one', async () => {
    await expect(importOf(whole, Buffer.alloc(32, 8))).rejects.toThrow(
      /^ENCRYPTION_KEY: .*secrets\.json/,
    )
    expect(await rows()).toEqual([])
  })

  it('refuses a missing file, and a database that is not empty', async () => {
    await expect(
      importData(database, { from: join(folder, 'missing.gz'), encryptionKey: KEY }),
    ).rejects.toThrow('ENOENT')
    await importOf(whole)
    const before = await everything(database)
    await expect(importOf(whole)).rejects.toThrow(/^The database is not empty/)
    expect(await everything(database)).toEqual(before)
  })
})
