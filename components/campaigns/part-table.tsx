import type { Column } from '@/components/data-table/data-table'
import { CELL, TableHead } from '@/components/data-table/table-head'

/** A small table of numbers that are there already. */
export function PartTable<Row>({
  caption,
  rows,
  rowKey,
  columns,
}: {
  caption: string
  rows: readonly Row[]
  rowKey(row: Row): string
  columns: readonly Column<Row>[]
}) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <TableHead headers={columns} />
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className="border-b">
            {columns.map(({ header, cell, className = '' }) => (
              <td key={header} className={`h-10 py-1.5 align-middle ${CELL} ${className}`}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
