import { AuditChange } from '@/components/accounts/audit-change'
import type { Column } from '@/components/data-table/data-table'
import { LocalTime } from '@/components/preferences/local-time'
import type { AuditEntryView } from '@/lib/contracts/audit-log'

const AT = {
  header: 'When',
  className: 'hidden sm:table-cell [td&]:align-top whitespace-nowrap',
  sort: 'at',
}
const WHAT = { header: 'What', className: '[td&]:align-top max-sm:pl-4' }
const WHO = { header: 'Who', className: 'hidden md:table-cell [td&]:align-top' }
const CHANGE = { header: 'Change', className: '[td&]:align-top w-full' }

/** For the table while it loads. */
export const AUDIT_HEADERS = [AT, WHAT, WHO, CHANGE]

const FILTER = 'max-w-full truncate text-left underline-offset-2 hover:underline'

/** A click on who or on what it was done to shows only theirs. */
export function auditColumns(
  filter: (name: 'actor' | 'subject', value: string) => void,
): readonly Column<AuditEntryView>[] {
  return [
    { ...AT, cell: ({ at }) => <LocalTime at={at} /> },
    {
      ...WHAT,
      cell: (entry) => (
        <div className="max-w-36 sm:max-w-72">
          <span className="block font-medium break-words">{entry.action}</span>
          <button
            type="button"
            title={`Only ${entry.subject}`}
            onClick={() => filter('subject', entry.subject)}
            className={`block font-mono text-xs text-muted ${FILTER}`}
          >
            {entry.subject}
          </button>
          <span className="mt-1 block text-xs sm:hidden">
            <LocalTime at={entry.at} />
          </span>
          <span className="block text-xs md:hidden">
            <Who entry={entry} filter={filter} />
          </span>
        </div>
      ),
    },
    { ...WHO, cell: (entry) => <Who entry={entry} filter={filter} /> },
    { ...CHANGE, cell: (entry) => <AuditChange entry={entry} /> },
  ]
}

function Who({
  entry: { actor, actor_name, remote },
  filter,
}: {
  entry: AuditEntryView
  filter(name: 'actor', value: string): void
}) {
  return (
    <>
      <button
        type="button"
        title={`Only ${actor}`}
        onClick={() => filter('actor', actor)}
        className={`block ${FILTER}`}
      >
        {actor_name ?? actor}
      </button>
      {remote && <span className="block text-xs text-muted">{remote}</span>}
    </>
  )
}
