/** Room around a cell; the outer ones are in line with the rest of the page. */
export const CELL = 'px-3 first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6'

/** The head row of a table. */
export function TableHead({ headers }: { headers: readonly { header: string; className?: string }[] }) {
  return (
    <thead className="border-y bg-surface text-left text-xs text-muted">
      <tr>
        {headers.map(({ header, className = '' }) => (
          <th key={header} scope="col" className={`h-8 font-medium whitespace-nowrap ${CELL} ${className}`}>{header}</th>
        ))}
      </tr>
    </thead>
  )
}
