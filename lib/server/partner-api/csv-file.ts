import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import type { Role } from '@/lib/domain/accounts/role'
import { FileReply } from '@/lib/server/partner-api/endpoint'
import { shownTo } from '@/lib/server/partner-api/shown-to'

/** A formula behind a separator that is not ours. */
const FORMULA_INSIDE = /([;\t]\s*)(?=[=+\-@])/g

/** Rows read at once. */
export const CSV_PAGE = 500

/**
 * A list as a CSV file, written page by page while it is read. A column is a field's name, with dots into objects. Text that
 * a spreadsheet would run as a formula is defused, and each text is quoted: also for one that splits cells at semicolons, as Excel does in much of Europe.
 */
export function csvFile(
  name: string,
  columns: readonly string[],
  pages: AsyncIterable<readonly object[]>,
  /** Who reads it, and what a row is: viewers get of it what they get of the list. */
  viewed?: { role: Role; row: z.ZodType },
): FileReply {
  return new FileReply(
    `${name}.csv`,
    'text/csv; charset=utf-8',
    (async function* () {
      yield stringify([columns])
      for await (const rows of pages) {
        yield stringify(
          rows.map((row) => {
            const shown = viewed ? shownTo(viewed.role, viewed.row, row) : row
            return columns.map((column) => cell(shown, column))
          }),
          { escape_formulas: true, quoted_string: true },
        )
      }
    })(),
  )
}

function cell(row: object, column: string): string | number | null {
  const value = column
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], row)
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(FORMULA_INSIDE, "$1'")
}
