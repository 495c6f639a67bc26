'use client'

import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { ChannelFilter } from '@/components/channels/channel-filter'
import { FAILURE_NAMES } from '@/components/sending/failure-names'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Labelled } from '@/components/ui/labelled'
import { Popover } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { clientQuery, clientSearchQuery } from '@/lib/client/clients'
import { FAILURE_CLASSES } from '@/lib/domain/sending/failure-class'

const NAMES = [
  'channel_id',
  'client_id',
  'campaign',
  'fallback_class',
  'from',
  'to',
  'source',
] as const
const ANY_CLASS = { value: '', label: 'Any reason' }
const CLASSES = FAILURE_CLASSES.map((value) => ({ value, label: FAILURE_NAMES[value] }))

type Filters = Readonly<Record<string, string>>
type Changed = Record<string, string | null>

/** The filters that are not always in sight, behind a button that counts those that are set. */
export function MoreFilters({
  partnerId,
  filters,
  onChange,
}: {
  partnerId: string
  filters: Filters
  onChange(changed: Changed): void
}) {
  const set = NAMES.filter((name) => filters[name] !== undefined).length
  return (
    <Popover
      label="More filters"
      className="w-80 p-4"
      trigger={
        <Button>
          <SlidersHorizontal className="size-4" aria-hidden />
          Filters{set > 0 && <Badge look="good">{set}</Badge>}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <ChannelFilter
          partnerId={partnerId}
          id={filters.channel_id ?? null}
          onChange={(id) => onChange({ channel_id: id })}
        />
        <ClientFilter
          partnerId={partnerId}
          id={filters.client_id ?? null}
          onChange={(id) => onChange({ client_id: id })}
        />
        <CampaignFilter
          key={filters.campaign}
          campaign={filters.campaign ?? ''}
          onChange={(campaign) => onChange({ campaign: campaign || null })}
        />
        <Labelled label="Fell back because">
          {(control) => (
            <Select
              {...control}
              inForm
              options={[ANY_CLASS, ...CLASSES]}
              value={filters.fallback_class ?? ''}
              onChange={(event) => onChange({ fallback_class: event.target.value || null })}
            />
          )}
        </Labelled>
        <div className="grid grid-cols-2 gap-3">
          <Field
            label="From"
            type="date"
            value={filters.from ?? ''}
            max={filters.to}
            onChange={(event) => onChange({ from: event.target.value || null })}
            hint="Days of UTC."
          />
          <Field
            label="To"
            type="date"
            value={filters.to ?? ''}
            min={filters.from}
            onChange={(event) => onChange({ to: event.target.value || null })}
          />
        </div>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-ink"
            checked={filters.source === 'dashboard'}
            onChange={(event) => onChange({ source: event.target.checked ? 'dashboard' : null })}
          />
          Test sends only
        </label>
        {set > 0 && (
          <Button onClick={() => onChange(Object.fromEntries(NAMES.map((name) => [name, null])))}>
            Clear these
          </Button>
        )}
      </div>
    </Popover>
  )
}

function ClientFilter({
  partnerId,
  id,
  onChange,
}: {
  partnerId: string
  id: string | null
  onChange(id: string): void
}) {
  const [text, setText] = useState('')
  const { data: found } = useQuery(clientSearchQuery(partnerId, text))
  const { data: chosen } = useQuery({ ...clientQuery(partnerId, id ?? ''), enabled: id !== null })
  return (
    <Combobox
      label="Client"
      placeholder="Any client"
      value={id === null ? null : { value: id, label: chosen?.name ?? id }}
      onSearch={setText}
      options={found?.clients.map(({ id: value, name }) => ({ value, label: name })) ?? []}
      onChange={({ value }) => onChange(value)}
    />
  )
}

/** Counts once one has done typing. */
function CampaignFilter({
  campaign,
  onChange,
}: {
  campaign: string
  onChange(campaign: string): void
}) {
  const [text, setText] = useState(campaign)
  const done = () => {
    if (text.trim() !== campaign) onChange(text.trim())
  }
  return (
    <Field
      label="Campaign"
      value={text}
      maxLength={100}
      placeholder="Any campaign"
      autoComplete="off"
      onBlur={done}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done()
      }}
    />
  )
}
