import { CELL, TableHead } from '@/components/data-table/table-head'
import { Skeleton } from '@/components/ui/skeleton'

const ROWS = 8

/** A table whose rows are still on their way. */
export function TableSkeleton({
  headers,
}: {
  headers: readonly { header: string; className?: string }[]
}) {
  return (
    <table aria-busy className="w-full border-collapse">
      <caption className="sr-only">Loading</caption>
      <TableHead headers={headers} />
      <tbody>
        {Array.from({ length: ROWS }, (_, row) => (
          <tr key={row} className="border-b">
            {headers.map(({ header, className = '' }) => (
              <td key={header} className={`h-10 ${CELL} ${className}`}>
                <Skeleton className="w-3/4" />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
