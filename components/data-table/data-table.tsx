'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { SelectAll, type Selection, SelectRow } from '@/components/data-table/selection'
import { CELL, type Header, TableHead } from '@/components/data-table/table-head'
import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { Failure } from '@/components/ui/failure'

export interface Column<Row> extends Header {
  cell(row: Row): ReactNode
  /** For the header and every cell: where the column is hidden, and its alignment. */
  className?: string
}

/**
 * A list as a table, in whatever state its query is: loading, failed, empty or there. A link in the first column may be stretched
 * over the whole row (`after:absolute after:inset-0`); controls in other columns are then `relative`, above it.
 */
export function DataTable<Data, Row>({
  caption,
  query,
  rowsOf,
  rowKey,
  columns,
  empty,
  sort,
  onSort,
  selection,
}: {
  caption: string
  query: UseQueryResult<Data, Error>
  rowsOf(data: Data): readonly Row[]
  rowKey(row: Row): string
  columns: readonly Column<Row>[]
  empty: ReactNode
  sort?: string | null
  onSort?(sort: string | null): void
  /** Rows can be ticked. */
  selection?: Selection<Row>
}) {
  if (query.isPending) return <TableSkeleton headers={columns} />
  if (query.isError && !query.data) {
    return (
      <div className="px-4 py-16 sm:px-6">
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  }
  const rows = rowsOf(query.data!)
  if (rows.length === 0) return <div className="px-4 py-16 sm:px-6">{empty}</div>
  const waiting = query.isPlaceholderData
  return (
    <table
      aria-busy={waiting}
      className={`w-full border-collapse transition-opacity ${waiting ? 'opacity-60' : ''}`}
    >
      <caption className="sr-only">{caption}</caption>
      <TableHead
        headers={columns}
        sort={sort}
        onSort={onSort}
        before={selection && <SelectAll keys={rows.map(rowKey)} selection={selection} />}
      />
      <tbody>
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="relative border-b transition-colors hover:bg-hover has-[td_input[data-row]:checked]:bg-surface"
          >
            {selection && (
              <SelectRow rowKey={rowKey(row)} name={selection.nameOf(row)} selection={selection} />
            )}
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
