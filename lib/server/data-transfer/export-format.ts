import { z } from 'zod'

/** The format of README.md. A change that an older reader would misread raises it. */
export const FORMAT = 1

const migration = z.object({ name: z.string(), checksum: z.string() })

/** The first line. */
export const header = z.object({
  fairway_export: z.literal(FORMAT, { error: `Accepted is format ${FORMAT}.` }),
  exported_at: z.iso.datetime(),
  /** Tells whether a key is the one that stored credentials are encrypted under. */
  encryption_key_check: z.string(),
  migrations: z.array(migration),
})

/** Goes before a table's rows, which are lists of the same length: each value as PostgreSQL's text, or null. */
export const tableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()) })

const tally = z.object({ rows: z.int().min(0), sha256: z.string() })

/** The last line: what there must have been of each table. */
export const lastLine = z.strictObject({ tables: z.record(z.string(), tally) })

export type Header = z.output<typeof header>
export type Migration = z.output<typeof migration>
/** How many rows a table had, and the SHA-256 (hex) over their lines with the line feed of each. */
export type Tally = z.output<typeof tally>
