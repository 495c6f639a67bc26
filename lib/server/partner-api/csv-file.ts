import { stringify } from 'csv-stringify/sync'
import { FileReply } from '@/lib/server/partner-api/endpoint'

/** Rows read at once. */
export const CSV_PAGE = 500

/**
 * A list as a CSV file, written page by page while it is read. A column is a field's name, with dots into objects. Text that
 * a spreadsheet would run as a formula is defused.
 */
export function csvFile(
  name: string,
  columns: readonly string[],
  pages: AsyncIterable<readonly object[]>,
): FileReply {
  return new FileReply(
    `${name}.csv`,
    'text/csv; charset=utf-8',
    (async function* () {
      yield stringify([columns])
      for await (const rows of pages) {
        yield stringify(
          rows.map((row) => columns.map((column) => cell(row, column))),
          { escape_formulas: true },
        )
      }
    })(),
  )
}

function cell(row: object, column: string): string {
  const value = column
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], row)
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
