import type pg from 'pg'

/** Megabytes of the tables that traffic makes grow. */
export interface TableSize {
  table: string
  rows: number
  table_mb: number
  indexes_mb: number
}

export async function tableSizes(database: pg.Client): Promise<TableSize[]> {
  const sizes: TableSize[] = []
  for (const table of ['message', 'message_status', 'webhook_event']) {
    const { rows } = await database.query<TableSize>(
      `SELECT $1::text AS table, (SELECT count(*)::float8 FROM ${table}) AS rows, pg_table_size($1::text::regclass)::float8 / 1048576 AS table_mb,
         pg_indexes_size($1::text::regclass)::float8 / 1048576 AS indexes_mb`,
      [table],
    )
    sizes.push(rows[0]!)
  }
  return sizes
}

/** Throws unless every send is in the log, and read. */
export async function checkMessages(database: pg.Client, messages: number): Promise<void> {
  const { rows } = await database.query<{ logged: number; read: number }>(
    `SELECT (SELECT count(*)::float8 FROM message) AS logged, (SELECT count(*)::float8 FROM message_status WHERE read_at IS NOT NULL AND trace_id IS NOT NULL) AS read`,
  )
  const { logged, read } = rows[0]!
  if (logged !== messages || read !== messages)
    throw new Error(`${messages} messages were sent; ${logged} are logged and ${read} are read.`)
}
