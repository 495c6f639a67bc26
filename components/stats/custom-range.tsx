'use client'

import { useState } from 'react'
import { CustomRangeButton } from '@/components/stats/custom-range-button'
import type { Range, RangeChoice } from '@/components/stats/range-url'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Popover } from '@/components/ui/popover'

/** Any days, in a view beside its button; open from the start, since its code is loaded when it is first asked for. */
export default function CustomRange({
  range,
  onChange,
}: {
  range: Range
  onChange(choice: RangeChoice): void
}) {
  const [open, setOpen] = useState(true)
  return (
    <Popover
      label="Choose days"
      align="end"
      className="w-72 p-4"
      open={open}
      onOpenChange={setOpen}
      trigger={<CustomRangeButton range={range} />}
    >
      <Days
        key={`${range.from} ${range.to}`}
        range={range}
        onChoose={(choice) => {
          onChange(choice)
          setOpen(false)
        }}
      />
    </Popover>
  )
}

function Days({ range, onChoose }: { range: Range; onChoose(choice: RangeChoice): void }) {
  const [from, setFrom] = useState(range.from)
  const [to, setTo] = useState(range.to)
  const backwards = from > to
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!backwards) onChoose({ from, to })
      }}
    >
      <Field
        label="From"
        type="date"
        required
        min="2000-01-01"
        max="2999-12-31"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        hint="Days of UTC, both counted."
      />
      <Field
        label="To"
        type="date"
        required
        min="2000-01-01"
        max="2999-12-31"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        error={backwards ? 'The range ends before it begins.' : undefined}
      />
      <Button type="submit" look="primary">
        Show these days
      </Button>
    </form>
  )
}
