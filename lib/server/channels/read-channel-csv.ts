import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse/sync'
import type { RowIssue } from '@/lib/contracts/channel-import'
import { type NewChannel, newChannel } from '@/lib/contracts/channels'

const FIELDS = Object.keys(newChannel.shape)
const OPTIONAL = FIELDS.filter(
  (name) => newChannel.shape[name as keyof typeof newChannel.shape].safeParse(undefined).success,
)
const REQUIRED = FIELDS.filter((name) => !OPTIONAL.includes(name))
const BOOLEANS = [
  'accept_upstream_key',
  'default_activity_sharing',
  'suppress_opted_out',
  'suppress_us',
]
const INTEGERS = ['rate_limit_mps']

/** More than a partner adds in a day, and so few that nobody else on this process waits for them. */
const MOST_ROWS = 10_000
/** Rows checked before the event loop has its turn. */
const ROWS_AT_ONCE = 100

export interface ReadCsv {
  channels: NewChannel[]
  /** The file's row of each channel. */
  rows: number[]
  errors: RowIssue[]
}

/**
 * Reads channels from CSV: a header with the fields of `POST /channels`, then a row for each. Rows are numbered as a
 * spreadsheet shows them, the header being 1. An empty cell is an absent field.
 */
export async function readChannelCsv(text: string): Promise<ReadCsv> {
  let records: string[][]
  try {
    records = parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
      // The header, and one more than there may be.
      to: MOST_ROWS + 2,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      channels: [],
      rows: [],
      errors: [{ row: Number(error.lines ?? 1), path: '', message: `Not CSV: ${error.message}` }],
    }
  }
  const header = records[0] ?? []
  const errors = headerErrors(header)
  const read: ReadCsv = { channels: [], rows: [], errors }
  if (records.length > MOST_ROWS + 1) {
    errors.push({
      row: MOST_ROWS + 2,
      path: '',
      message: `The file has more than ${MOST_ROWS} rows. Import it in parts.`,
    })
  }
  if (errors.length > 0) return read
  for (const [index, cells] of records.entries()) {
    if (index % ROWS_AT_ONCE === 0) await setImmediate()
    const row = index + 1
    if (index === 0 || cells.every((cell) => cell === '')) continue
    if (cells.length !== header.length) {
      errors.push({
        row,
        path: '',
        message: `The row has ${cells.length} cells; accepted are ${header.length}, as in the header.`,
      })
      continue
    }
    const result = newChannel.safeParse(
      Object.fromEntries(
        header.flatMap((name, column) => {
          const cell = cells[column]!
          return cell === '' ? [] : [[name, valueOf(name, cell)]]
        }),
      ),
    )
    if (result.success) {
      read.channels.push(result.data)
      read.rows.push(row)
    } else {
      errors.push(
        ...result.error.issues.map((issue) => ({
          row,
          path: issue.path.join('.'),
          message: issue.message,
        })),
      )
    }
  }
  return read
}

function headerErrors(header: string[]): RowIssue[] {
  const unknown = header.filter((name) => !FIELDS.includes(name))
  const missing = REQUIRED.filter((name) => !header.includes(name))
  const repeated = header.filter((name, index) => header.indexOf(name) !== index)
  return [
    ...unknown.map((name) => ({
      row: 1,
      path: name,
      message: `Unknown column; accepted are ${FIELDS.join(', ')}.`,
    })),
    ...missing.map((name) => ({ row: 1, path: name, message: 'The column is missing.' })),
    ...repeated.map((name) => ({ row: 1, path: name, message: 'The column is there twice.' })),
  ]
}

/** A cell as the schema expects it; what does not look like it is left for the schema to refuse. */
function valueOf(name: string, cell: string): unknown {
  if (BOOLEANS.includes(name)) return cell === 'true' ? true : cell === 'false' ? false : cell
  if (INTEGERS.includes(name)) return /^\d+$/.test(cell) ? Number(cell) : cell
  return cell
}
