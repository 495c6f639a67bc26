import { createHash } from 'node:crypto'
import type { Tally } from '@/lib/server/data-transfer/export-format'
import { quoted, type Table } from '@/lib/server/data-transfer/tables'
import { TransferError } from '@/lib/server/data-transfer/transfer-error'
import type { Queryable } from '@/lib/server/db/database'

/** One statement takes so many rows, or as many as make so many characters. */
const MAX_ROWS = 200
const MAX_LENGTH = 1_000_000

/** Inserts a table's rows from the lines of an export, many with each statement. */
export class TableWriter {
  readonly #hash = createHash('sha256')
  readonly #statement: string
  #lines: string[] = []
  #length = 0
  #rows = 0

  constructor(
    private readonly tx: Queryable,
    readonly table: Table,
  ) {
    const columns = table.columns.map(({ name }) => quoted(name)).join(', ')
    const values = table.columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ')
    this.#statement = `INSERT INTO ${quoted(table.name)} (${columns}) OVERRIDING SYSTEM VALUE
      SELECT ${values} FROM jsonb_array_elements($1::jsonb) AS line`
  }

  async add(line: string): Promise<void> {
    this.#hash.update(line).update('\n')
    this.#lines.push(line)
    this.#length += line.length
    if (this.#lines.length >= MAX_ROWS || this.#length >= MAX_LENGTH) await this.#flush()
  }

  /** Writes what is left, lets the table's sequences go on behind what is there, and gives what came. */
  async finish(): Promise<Tally> {
    await this.#flush()
    for (const { name, sequence } of this.table.columns) {
      if (sequence)
        await this.tx.query(
          `SELECT setval($1::regclass, max(${quoted(name)})) FROM ${quoted(this.table.name)}`,
          [sequence],
        )
    }
    return { rows: this.#rows, sha256: this.#hash.digest('hex') }
  }

  async #flush(): Promise<void> {
    if (this.#lines.length === 0) return
    try {
      await this.tx.query(this.#statement, [`[${this.#lines.join(',')}]`])
    } catch (error) {
      const place = `${this.table.name}, rows ${this.#rows + 1} to ${this.#rows + this.#lines.length}`
      throw new TransferError(
        `The file does not fit the database (${place}): ${(error as Error).message}`,
        { cause: error },
      )
    }
    this.#rows += this.#lines.length
    this.#lines = []
    this.#length = 0
  }
}
