'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleColumns } from '@/components/accounts/people-columns'
import { PEOPLE_LIST } from '@/components/accounts/people-list-spec'
import { ROLE_WORDS } from '@/components/accounts/role-words'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { useListState } from '@/components/data-table/use-list-state'
import { LinkButton } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { toast } from '@/components/ui/toast'
import { PEOPLE_PER_PAGE, peopleQuery } from '@/lib/client/team'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Person, PersonChange, PersonList } from '@/lib/contracts/accounts'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

export interface PeopleActions {
  updatePerson: ChangeAction<{ id: string; change: PersonChange }, Person>
  removePerson: ChangeAction<string, { id: string }>
}

/** Who is asking. */
export interface Self {
  id: string
  email: string
  role: Role
}

/** What waits for a yes: another role for someone, or (null) their removal. */
interface Asked {
  person: Person
  role: Role | null
}

/** The team's people. Owners change roles and remove people; what ends their own session is asked about first. */
export function PeopleList({
  partnerId,
  self,
  actions,
}: {
  partnerId: string
  self: Self
  actions: PeopleActions
}) {
  const [state, setState] = useListState(PEOPLE_LIST)
  const [asked, setAsked] = useState<Asked | null>(null)
  const people = peopleQuery(partnerId, state)
  const query = useQuery(people)
  const update = useChange({
    action: actions.updatePerson,
    foresee: (client, { id, change }) =>
      client.setQueryData<PersonList>(
        people.queryKey,
        (list) =>
          list && {
            ...list,
            users: list.users.map((person) =>
              person.id === id ? { ...person, ...change } : person,
            ),
          },
      ),
    onFailed: toast.failed,
  })
  const remove = useChange({
    action: actions.removePerson,
    onDone: () => toast.done('Removed. Open sessions have ended.'),
    onFailed: toast.failed,
  })

  function setRole(person: Person, role: Role, undoable = true) {
    const said = `${person.name} is ${article(role)} now. Open sessions have ended.`
    const undo = undoable ? () => setRole({ ...person, role }, person.role, false) : undefined
    update.mutate({ id: person.id, change: { role } }, { onSuccess: () => toast.done(said, undo) })
  }
  function confirmed({ person, role }: Asked) {
    if (role === null) remove.mutate(person.id)
    else setRole(person, role, false)
  }
  const columns = peopleColumns({
    selfId: self.id,
    mayChange: roleAllows(self.role, 'owner'),
    onRole: (person, role) =>
      person.id === self.id ? setAsked({ person, role }) : setRole(person, role),
    onRemove: (person) => setAsked({ person, role: null }),
  })
  const total = query.data?.total ?? 0
  return (
    <>
      <DataTable
        caption="People"
        query={query}
        rowsOf={({ users }) => users}
        rowKey={({ id }) => id}
        columns={columns}
        sort={state.sort}
        onSort={(sort) => setState({ sort })}
        empty={
          <Notice
            title="There is nobody on this page"
            action={<LinkButton href="/team">First page</LinkButton>}
          >
            People were removed meanwhile.
          </Notice>
        }
      />
      {total > PEOPLE_PER_PAGE && (
        <Pager page={state.page} perPage={PEOPLE_PER_PAGE} total={total} />
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={() => setAsked(null)}
        title={asked ? titleOf(asked, self) : ''}
        action={asked?.role ? 'Change' : 'Remove'}
        danger={!asked?.role}
        onConfirm={() => asked && confirmed(asked)}
      >
        {asked && effectOf(asked, self)}
      </ConfirmDialog>
    </>
  )
}

function titleOf({ person, role }: Asked, self: Self): string {
  if (role !== null) return `Become ${article(role)}?`
  return person.id === self.id ? 'Leave the team?' : `Remove ${person.name}?`
}

function effectOf({ person, role }: Asked, self: Self): string {
  if (role !== null)
    return 'You are signed out, and only another owner can give you this role back.'
  const whose = person.id === self.id ? 'You are' : `${person.name} (${person.email}) is`
  return `${whose} signed out at the next request and cannot sign in again. Keys they made stay valid; what they did stays in the audit log.`
}

function article(role: Role): string {
  return `${role === 'viewer' ? 'a' : 'an'} ${ROLE_WORDS[role].name.toLowerCase()}`
}
