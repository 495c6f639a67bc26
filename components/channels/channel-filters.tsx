'use client'

import { PROVIDERS } from '@/components/channels/channel-list-spec'
import { OVERRIDE_OPTIONS } from '@/components/channels/override-control'
import { ROUTING_REASON_WORDS, ROUTING_REASONS } from '@/components/channels/routing-reasons'
import { FilterSelect } from '@/components/data-table/filter-select'
import type { ListChange } from '@/components/data-table/list-url'
import { SearchField } from '@/components/data-table/search-field'
import type { ListState } from '@/lib/client/list-state'

const REASONS = ROUTING_REASONS.map((value) => ({ value, label: ROUTING_REASON_WORDS[value].name }))
const PROVIDER_OPTIONS = PROVIDERS.map((value) => ({ value, label: value }))

/** Search and filters of the channels. */
export function ChannelFilters({
  state: { filters },
  onChange,
}: {
  state: ListState
  onChange(change: ListChange): void
}) {
  const filter = (name: string) => (value: string | null) =>
    onChange({ filters: { [name]: value } })
  return (
    <>
      <SearchField
        label="Name, number or id"
        value={filters.search ?? ''}
        onSearch={filter('search')}
      />
      <FilterSelect
        label="Why marketing goes its way"
        all="Any route"
        value={filters.reason}
        options={REASONS}
        onChange={filter('reason')}
      />
      <FilterSelect
        label="Routing"
        all="Any routing"
        value={filters.override}
        options={OVERRIDE_OPTIONS}
        onChange={filter('override')}
      />
      <FilterSelect
        label="Provider"
        all="Any provider"
        value={filters.provider}
        options={PROVIDER_OPTIONS}
        onChange={filter('provider')}
      />
    </>
  )
}
