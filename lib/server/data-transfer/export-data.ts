import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { appliedMigrations } from '@/lib/server/data-transfer/applied-migrations'
import { encryptionKeyCheck } from '@/lib/server/data-transfer/encryption-key-check'
import { FORMAT, type Header, type Tally } from '@/lib/server/data-transfer/export-format'
import { quoted, readTables, type Table } from '@/lib/server/data-transfer/tables'
import { TransferError } from '@/lib/server/data-transfer/transfer-error'
import type { Database, Queryable } from '@/lib/server/db/database'

/** A raw webhook may have 3 MiB: so many rows at once keep the memory flat. */
const ROWS_AT_ONCE = 50

/** Values come out the same whatever the server's settings are. */
const SESSION = `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`

/**
 * Writes everything of an installation into a new file (format: README.md), as it is at one moment: all tables are read in
 * one snapshot, while others go on writing. Gives the rows by table. Throws `TransferError` when the file exists; a file of
 * that name never holds half an export.
 */
export async function exportData(
  database: Database,
  { to, encryptionKey, now }: { to: string; encryptionKey: Buffer; now: number },
): Promise<Record<string, number>> {
  if (existsSync(to)) throw new TransferError(`${to} exists already; give another file.`)
  const draft = `${to}.part`
  const tallies: Record<string, Tally> = {}
  try {
    await database.transaction(async (tx) => {
      await tx.script(SESSION)
      const tables = await readTables(tx)
      if (tables.length === 0)
        throw new TransferError(
          'There is nothing of Fairway in this database; look at DATABASE_URL and DATA_DIR.',
        )
      const header: Header = {
        fairway_export: FORMAT,
        exported_at: new Date(now).toISOString(),
        encryption_key_check: encryptionKeyCheck(encryptionKey),
        migrations: await appliedMigrations(tx),
      }
      // The file holds recipients and password hashes: it is for its owner only.
      await pipeline(
        linesOf(tx, header, tables, tallies),
        createGzip(),
        createWriteStream(draft, { mode: 0o600, flush: true }),
      )
    })
    await rename(draft, to)
  } finally {
    await rm(draft, { force: true })
  }
  return Object.fromEntries(Object.entries(tallies).map(([table, { rows }]) => [table, rows]))
}

/** Fills `tallies` on its way. */
async function* linesOf(
  tx: Queryable,
  header: Header,
  tables: Table[],
  tallies: Record<string, Tally>,
): AsyncGenerator<string> {
  yield lineOf(header)
  for (const table of tables) {
    yield lineOf({ table: table.name, columns: table.columns.map(({ name }) => name) })
    const hash = createHash('sha256')
    let rows = 0
    for await (const lines of rowsOf(tx, table)) {
      const text = lines.map((line) => `${line}\n`).join('')
      hash.update(text)
      rows += lines.length
      yield text
    }
    tallies[table.name] = { rows, sha256: hash.digest('hex') }
  }
  yield lineOf({ tables: tallies })
}

/** A table's rows by the hand of a cursor. PostgreSQL writes each line itself, so that no value passes through a type of JavaScript. */
async function* rowsOf(tx: Queryable, { name, columns }: Table): AsyncGenerator<string[]> {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ')
  await tx.query(
    `DECLARE exported NO SCROLL CURSOR FOR SELECT json_build_array(${values})::text AS line FROM ${quoted(name)}`,
  )
  for (;;) {
    const rows = await tx.query<{ line: string }>(`FETCH FORWARD ${ROWS_AT_ONCE} FROM exported`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await tx.query('CLOSE exported')
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`
}
