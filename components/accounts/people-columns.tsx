import { UserMinus } from 'lucide-react'
import { ROLE_OPTIONS, ROLE_WORDS } from '@/components/accounts/role-words'
import type { Column } from '@/components/data-table/data-table'
import { LocalTime } from '@/components/preferences/local-time'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import type { Person } from '@/lib/contracts/accounts'
import type { Role } from '@/lib/domain/accounts/role'

const NAME = { header: 'Person', className: 'max-w-0 w-full sm:max-w-80', sort: 'name' }
const ROLE = { header: 'Role', className: 'w-0' }
const SIGNED_IN = {
  header: 'Last sign-in',
  className: 'hidden sm:table-cell text-right',
  sort: 'last_sign_in_at',
}
const REMOVE = { header: 'Remove', className: 'w-0 text-right' }

/** For the table while it loads. */
export const PEOPLE_HEADERS = [NAME, ROLE, SIGNED_IN]

export function peopleColumns({
  selfId,
  mayChange,
  onRole,
  onRemove,
}: {
  selfId: string
  mayChange: boolean
  onRole(person: Person, role: Role): void
  onRemove(person: Person): void
}): readonly Column<Person>[] {
  return [
    {
      ...NAME,
      cell: ({ id, name, email }) => (
        <>
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{name}</span>
            {id === selfId && <Badge>You</Badge>}
          </span>
          <span className="block truncate text-xs text-muted" title={email}>
            {email}
          </span>
        </>
      ),
    },
    {
      ...ROLE,
      cell: (person) =>
        mayChange ? (
          <Select
            className="w-28"
            aria-label={`Role of ${person.name}`}
            title={ROLE_WORDS[person.role].may}
            value={person.role}
            options={ROLE_OPTIONS}
            onChange={(event) => onRole(person, event.target.value as Role)}
          />
        ) : (
          <span title={ROLE_WORDS[person.role].may}>{ROLE_WORDS[person.role].name}</span>
        ),
    },
    {
      ...SIGNED_IN,
      cell: ({ last_sign_in_at }) =>
        last_sign_in_at ? (
          <LocalTime at={last_sign_in_at} />
        ) : (
          <span className="text-muted">never</span>
        ),
    },
    ...(mayChange
      ? [
          {
            ...REMOVE,
            cell: (person: Person) => (
              <IconButton
                label={`Remove ${person.name}`}
                icon={UserMinus}
                onClick={() => onRemove(person)}
              />
            ),
          },
        ]
      : []),
  ]
}
