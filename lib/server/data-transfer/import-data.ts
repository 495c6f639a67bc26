import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { createGunzip } from 'node:zlib'
import { appliedMigrations } from '@/lib/server/data-transfer/applied-migrations'
import { encryptionKeyCheck } from '@/lib/server/data-transfer/encryption-key-check'
import {
  type Header,
  header,
  lastLine,
  type Migration,
  type Tally,
  tableLine,
} from '@/lib/server/data-transfer/export-format'
import { splitLines } from '@/lib/server/data-transfer/split-lines'
import { TableWriter } from '@/lib/server/data-transfer/table-writer'
import { quoted, readTables, type Table } from '@/lib/server/data-transfer/tables'
import { TransferError } from '@/lib/server/data-transfer/transfer-error'
import type { Database, Queryable } from '@/lib/server/db/database'

const DAMAGED =
  'The file is not a whole export: it ends early or was changed. Nothing was imported.'

type Lines = AsyncGenerator<string, void, void>

/**
 * Reads an export (format: README.md) into a migrated database without rows, in one transaction: all of it or nothing.
 * Gives the rows by table. Throws `TransferError` when the file is damaged or incomplete, when it was made by another version
 * of the schema or under another `ENCRYPTION_KEY` (the stored credentials could not be opened), or when the database is not empty.
 */
export async function importData(
  database: Database,
  { from, encryptionKey }: { from: string; encryptionKey: Buffer },
): Promise<Record<string, number>> {
  try {
    const tallies = await database.transaction(async (tx) => {
      const lines = splitLines(unzipped(from))
      try {
        return await readExport(tx, lines, encryptionKey)
      } finally {
        await lines.return()
      }
    })
    return Object.fromEntries(Object.entries(tallies).map(([table, { rows }]) => [table, rows]))
  } catch (error) {
    // zlib's own codes: not gzip, a wrong checksum, an early end.
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? new TransferError(DAMAGED, { cause: error })
      : error
  }
}

/**
 * The text of a gzip file; whoever reads it gets its errors and may leave before its end. (The reader is no part of the
 * pipeline: that would fail, and roll back, while the reader still writes, whose next statement would then be on its own and stay.)
 */
function unzipped(path: string): AsyncIterable<string> {
  return pipeline(createReadStream(path), createGunzip(), () => {}).setEncoding('utf8')
}

async function readExport(
  tx: Queryable,
  lines: Lines,
  encryptionKey: Buffer,
): Promise<Record<string, Tally>> {
  const tables = await readTables(tx)
  refuseOtherOrigin(readHeader(await nextLine(lines)), await appliedMigrations(tx), encryptionKey)
  await refuseRows(tx, tables)
  const tallies: Record<string, Tally> = {}
  let line = await nextLine(lines)
  for (const table of tables) {
    refuseOtherTable(line, table)
    const writer = new TableWriter(tx, table)
    for (line = await nextLine(lines); line.startsWith('['); line = await nextLine(lines))
      await writer.add(line)
    tallies[table.name] = await writer.finish()
  }
  const last = lastLine.safeParse(parsed(line))
  if (!last.success || !isDeepStrictEqual(last.data.tables, tallies) || !(await lines.next()).done)
    throw new TransferError(DAMAGED)
  return tallies
}

async function nextLine(lines: Lines): Promise<string> {
  const { value } = await lines.next()
  if (value === undefined) throw new TransferError(DAMAGED)
  return value
}

function readHeader(line: string): Header {
  const read = header.safeParse(parsed(line))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new TransferError(
    `The file is no export that this version reads: ${issue!.path.join('.')}: ${issue!.message}`,
  )
}

function refuseOtherOrigin(from: Header, here: Migration[], encryptionKey: Buffer): void {
  if (!isDeepStrictEqual(from.migrations, here)) {
    const [theirs, ours] = [from.migrations, here].map(
      (migrations) => migrations.at(-1)?.name ?? 'none',
    )
    throw new TransferError(
      `The export has another schema: its newest migration is ${theirs}, this version's is ${ours}. ` +
        'Start the newer Fairway once on the older database, then export from it again.',
    )
  }
  if (from.encryption_key_check !== encryptionKeyCheck(encryptionKey)) {
    throw new TransferError(
      'ENCRYPTION_KEY: the export was made under another key, which the stored credentials need. Give the one of the installation ' +
        'it comes from (without DATABASE_URL it is in DATA_DIR/secrets.json), now and at every start.',
    )
  }
}

async function refuseRows(tx: Queryable, tables: Table[]): Promise<void> {
  for (const { name } of tables) {
    const [row] = await tx.query(`SELECT 1 AS found FROM ${quoted(name)} LIMIT 1`)
    if (row)
      throw new TransferError(
        `The database is not empty (${name} has rows); import into one where Fairway was never started.`,
      )
  }
}

function refuseOtherTable(line: string, { name, columns }: Table): void {
  const read = tableLine.safeParse(parsed(line))
  if (!read.success) throw new TransferError(DAMAGED)
  const { table } = read.data
  if (isDeepStrictEqual(read.data, { table: name, columns: columns.map((column) => column.name) }))
    return
  throw new TransferError(
    `The export has other tables or columns than this database: ${table} where ${name} is expected.`,
  )
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new TransferError(DAMAGED)
  }
}
