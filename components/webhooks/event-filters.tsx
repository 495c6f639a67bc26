'use client'

import { ChannelButton } from '@/components/channels/channel-button'
import { DaysFilter } from '@/components/data-table/days-filter'
import { FilterSelect } from '@/components/data-table/filter-select'
import type { ListChange } from '@/components/data-table/list-url'
import { SearchField } from '@/components/data-table/search-field'
import { EVENT_KIND_WORDS, EVENT_STATE_WORDS } from '@/components/webhooks/event-words'
import type { ListState } from '@/lib/client/list-state'

const KINDS = Object.entries(EVENT_KIND_WORDS).map(([value, label]) => ({ value, label }))
const STATES = Object.entries(EVENT_STATE_WORDS).map(([value, { name }]) => ({
  value,
  label: name,
}))

/** Search and filters of the webhook ledger. */
export function EventFilters({
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
  return (
    <>
      <SearchField
        label="Event, channel or WABA id"
        value={filters.search ?? ''}
        onSearch={filter('search')}
      />
      <FilterSelect
        label="Type"
        all="Any type"
        value={filters.kind}
        options={KINDS}
        onChange={filter('kind')}
      />
      <FilterSelect
        label="State"
        all="Any state"
        value={filters.state}
        options={STATES}
        onChange={filter('state')}
      />
      <ChannelButton
        partnerId={partnerId}
        id={filters.channel_id ?? null}
        onChange={filter('channel_id')}
      />
      <DaysFilter
        from={filters.from}
        to={filters.to}
        onChange={(days) => onChange({ filters: days })}
      />
    </>
  )
}
