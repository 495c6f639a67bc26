import { auditDifference, type FieldDifference } from '@/components/accounts/audit-difference'
import { Disclosure } from '@/components/ui/disclosure'
import type { AuditEntryView } from '@/lib/contracts/audit-log'

/** So many fields are in sight; a new channel has more. */
const SHOWN = 4

/** What a change changed: each field with what it was, struck through, and what it is. */
export function AuditChange({
  entry: { before, after },
}: {
  entry: Pick<AuditEntryView, 'before' | 'after'>
}) {
  const differences = auditDifference(before, after)
  if (differences.length === 0) return <span className="text-muted">–</span>
  const more = differences.slice(SHOWN)
  return (
    <div className="flex min-w-0 flex-col gap-1 py-0.5">
      <Fields differences={differences.slice(0, SHOWN)} />
      {more.length > 0 && (
        <Disclosure summary={`${more.length} more`}>
          <Fields differences={more} />
        </Disclosure>
      )}
    </div>
  )
}

function Fields({ differences }: { differences: readonly FieldDifference[] }) {
  return (
    <dl className="flex flex-col gap-0.5">
      {differences.map(({ field, before, after }) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{field}</dt>
          <dd className="min-w-0 break-words [overflow-wrap:anywhere]">
            {before !== undefined && (
              <>
                <span className="sr-only">was </span>
                <del className="text-muted">{before}</del>
              </>
            )}
            {before !== undefined && after !== undefined && (
              <span aria-hidden className="text-muted">
                {' '}
                →{' '}
              </span>
            )}
            {after !== undefined && (
              <>
                <span className="sr-only"> is </span>
                <ins className="no-underline">{after}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
