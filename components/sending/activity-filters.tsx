'use client'

import { FilterSelect } from '@/components/data-table/filter-select'
import type { ListChange } from '@/components/data-table/list-url'
import { SearchField } from '@/components/data-table/search-field'
import { MoreFilters } from '@/components/sending/more-filters'
import { REASON_WORDS } from '@/components/sending/reason-words'
import type { ListState } from '@/lib/client/list-state'
import { STATUSES } from '@/lib/domain/webhooks/webhook-update'

const WAYS = [
  { value: 'marketing_messages', label: 'Accepted by MM' },
  { value: 'messages', label: 'Accepted by Cloud' },
  { value: 'fell_back', label: 'Fell back' },
  { value: 'none', label: 'Accepted by none' },
]
const STATUS_OPTIONS = STATUSES.map((value) => ({
  value,
  label: `${value[0]!.toUpperCase()}${value.slice(1)}`,
}))
const REASONS = Object.entries(REASON_WORDS).map(([value, { name }]) => ({ value, label: name }))

/** Search and filters of the send log. */
export function ActivityFilters({
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
        label="wamid, trace or number"
        value={filters.search ?? ''}
        onSearch={filter('search')}
      />
      <FilterSelect
        label="Way"
        all="Any way"
        value={filters.way}
        options={WAYS}
        onChange={filter('way')}
      />
      <FilterSelect
        label="Reason"
        all="Any reason"
        value={filters.reason}
        options={REASONS}
        onChange={filter('reason')}
      />
      <FilterSelect
        label="Status"
        all="Any status"
        value={filters.status}
        options={STATUS_OPTIONS}
        onChange={filter('status')}
      />
      <MoreFilters
        partnerId={partnerId}
        filters={filters}
        onChange={(changed) => onChange({ filters: changed })}
      />
    </>
  )
}
