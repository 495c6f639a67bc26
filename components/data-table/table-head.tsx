/** The head row of a table. */
export function TableHead({ headers }: { headers: readonly { header: string; className?: string }[] }) {
  return (
    <thead className="border-y bg-surface text-left text-xs text-muted">
      <tr>
        {headers.map(({ header, className = '' }) => (
          <th key={header} scope="col" className={`h-8 px-3 font-medium whitespace-nowrap first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6 ${className}`}>{header}</th>
        ))}
      </tr>
    </thead>
  )
}
