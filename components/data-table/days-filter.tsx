'use client'

import { CalendarDays } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Popover } from '@/components/ui/popover'

/** A list's filter by days of UTC, both inclusive. */
export function DaysFilter({
  from,
  to,
  onChange,
}: {
  from: string | undefined
  to: string | undefined
  onChange(days: Record<string, string | null>): void
}) {
  const set = from !== undefined || to !== undefined
  return (
    <Popover
      label="Days"
      className="w-72 p-4"
      trigger={
        <Button>
          <CalendarDays className="size-4" aria-hidden />
          {set ? `${from ?? '…'} – ${to ?? '…'}` : 'Any day'}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field
          label="From"
          type="date"
          value={from ?? ''}
          max={to}
          onChange={(event) => onChange({ from: event.target.value || null })}
          hint="Days of UTC, the last one too."
        />
        <Field
          label="To"
          type="date"
          value={to ?? ''}
          min={from}
          onChange={(event) => onChange({ to: event.target.value || null })}
        />
        {set && <Button onClick={() => onChange({ from: null, to: null })}>Any day</Button>}
      </div>
    </Popover>
  )
}
