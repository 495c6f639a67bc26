'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import type { Key, ReactNode } from 'react'
import { CELL, TableHead } from '@/components/data-table/table-head'
import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { Failure } from '@/components/ui/failure'

export interface Column<Row> {
  header: string
  cell(row: Row): ReactNode
  /** For the header and every cell: where the column is hidden, and its alignment. */
  className?: string
}

/**
 * A list as a table, in whatever state its query is: loading, failed, empty or there. The first column holds the row's
 * link, which is stretched over the whole row.
 */
export function DataTable<Data, Row>({ caption, query, rowsOf, rowKey, columns, empty }: {
  caption: string
  query: UseQueryResult<Data, Error>
  rowsOf(data: Data): readonly Row[]
  rowKey(row: Row): Key
  columns: readonly Column<Row>[]
  empty: ReactNode
}) {
  if (query.isPending) return <TableSkeleton headers={columns} />
  if (query.isError && !query.data) {
    return <div className="px-4 py-16 sm:px-6"><Failure error={query.error} onRetry={() => void query.refetch()} /></div>
  }
  const rows = rowsOf(query.data!)
  if (rows.length === 0) return <div className="px-4 py-16 sm:px-6">{empty}</div>
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <TableHead headers={columns} />
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className="relative border-b transition-colors hover:bg-hover">
            {columns.map(({ header, cell, className = '' }) => (
              <td key={header} className={`h-10 py-1.5 align-middle ${CELL} ${className}`}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
