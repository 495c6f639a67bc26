import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from '@/components/ui/tooltip'

/** Room around a cell; the outer ones are in line with the rest of the page. */
export const CELL = 'px-3 first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6'

export interface Header {
  header: string
  className?: string
  /** The API's name of the field, where the list can be sorted by it. */
  sort?: string
  /** What the column's numbers mean, on hover and focus. */
  about?: string
}

/** The head row of a table; `before` is a cell before the first. */
export function TableHead({
  headers,
  sort = null,
  onSort,
  before,
}: {
  headers: readonly Header[]
  sort?: string | null
  onSort?(sort: string | null): void
  before?: ReactNode
}) {
  return (
    <thead className="border-y bg-surface text-left text-xs text-muted">
      <tr>
        {before}
        {headers.map(({ header, className = '', sort: field, about }) => {
          const name =
            field && onSort ? (
              <SortButton header={header} field={field} sort={sort} onSort={onSort} />
            ) : (
              <span tabIndex={about ? 0 : undefined}>{header}</span>
            )
          return (
            <th
              key={header}
              scope="col"
              aria-sort={field ? directionOf(field, sort) : undefined}
              className={`h-8 font-medium whitespace-nowrap ${CELL} ${className}`}
            >
              {about ? <Tooltip text={about}>{name}</Tooltip> : name}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** Ascending, then descending, then the list's own order again. */
function SortButton({
  header,
  field,
  sort,
  onSort,
  ...described
}: {
  header: string
  field: string
  sort: string | null
  onSort(sort: string | null): void
} & Pick<ComponentProps<'button'>, 'aria-describedby'>) {
  const next = sort === field ? `-${field}` : sort === `-${field}` ? null : field
  const Icon = sort === field ? ArrowUp : sort === `-${field}` ? ArrowDown : ChevronsUpDown
  return (
    <button
      type="button"
      onClick={() => onSort(next)}
      {...described}
      className="inline-flex items-center gap-1 font-medium hover:text-ink"
    >
      {header}
      <Icon className="size-3" aria-hidden />
    </button>
  )
}

function directionOf(field: string, sort: string | null): 'ascending' | 'descending' | 'none' {
  if (sort === field) return 'ascending'
  return sort === `-${field}` ? 'descending' : 'none'
}
