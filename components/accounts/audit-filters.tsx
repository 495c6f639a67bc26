'use client'

import { useQuery } from '@tanstack/react-query'
import { DaysFilter } from '@/components/data-table/days-filter'
import { FilterSelect } from '@/components/data-table/filter-select'
import type { ListChange } from '@/components/data-table/list-url'
import { SearchField } from '@/components/data-table/search-field'
import type { ListState } from '@/lib/client/list-state'
import { peopleChoiceQuery } from '@/lib/client/team'

/** The first words of the actions; the API finds by them all that begin so. */
const ACTIONS = [
  ['user', 'People'],
  ['invitation', 'Invitations'],
  ['api_key', 'API keys'],
  ['settings', 'Settings'],
  ['client', 'Clients'],
  ['channel', 'Channels'],
  ['template', 'Templates'],
  ['template_category', 'Template categories'],
  ['onboarding_link', 'Onboarding links'],
  ['webhook_endpoint', 'Webhook endpoint'],
  ['webhook_event', 'Replays'],
  ['delivery', 'Deliveries'],
].map(([value, label]) => ({ value: value!, label: label! }))

/** Filters of the audit log: who, what, on what, and the days of it. */
export function AuditFilters({
  partnerId,
  state: { filters },
  onChange,
}: {
  partnerId: string
  state: ListState
  onChange(change: ListChange): void
}) {
  const filter = (name: string) => (value: string | null) =>
    onChange({ filters: { [name]: value } })
  const { data } = useQuery(peopleChoiceQuery(partnerId))
  const people = (data?.users ?? []).map(({ id, name }) => ({ value: `user:${id}`, label: name }))
  return (
    <>
      <SearchField
        label="Id of what was changed"
        value={filters.subject ?? ''}
        onSearch={filter('subject')}
      />
      <FilterSelect
        label="What"
        all="Any change"
        value={filters.action}
        options={withGiven(ACTIONS, filters.action)}
        onChange={filter('action')}
      />
      <FilterSelect
        label="Who"
        all="Anyone"
        value={filters.actor}
        options={withGiven([...people, { value: 'system', label: 'The system' }], filters.actor)}
        onChange={filter('actor')}
      />
      <DaysFilter
        from={filters.from}
        to={filters.to}
        onChange={(days) => onChange({ filters: days })}
      />
    </>
  )
}

/** What the URL asks for may be none of the choices: a key, or somebody who is gone. */
function withGiven(options: { value: string; label: string }[], value: string | undefined) {
  return value === undefined || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: value }]
}
