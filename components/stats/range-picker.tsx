'use client'

import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { PRESETS, type Range, type RangeChoice } from '@/components/stats/range-url'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Popover } from '@/components/ui/popover'
import { SegmentedControl } from '@/components/ui/segmented-control'

/** The last days by one click, or any days. */
export function RangePicker({ range, onChange }: { range: Range; onChange(choice: RangeChoice): void }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label="Range" value={range.preset === null ? '' : String(range.preset)}
        options={PRESETS.map((days) => ({ value: String(days), label: `${days} days` }))}
        onChange={(value) => onChange({ preset: PRESETS.find((days) => String(days) === value)! })}
      />
      <Popover
        label="Choose days" align="end" className="w-72 p-4" open={open} onOpenChange={setOpen}
        trigger={<Button><CalendarDays className="size-4" aria-hidden />{range.preset === null ? <RangeWords range={range} /> : 'Custom'}</Button>}
      >
        <CustomRange key={`${range.from} ${range.to}`} range={range} onChoose={(choice) => { onChange(choice); setOpen(false) }} />
      </Popover>
    </div>
  )
}

function RangeWords({ range: { from, to } }: { range: Range }) {
  return from === to ? from : `${from} – ${to}`
}

function CustomRange({ range, onChoose }: { range: Range; onChoose(choice: RangeChoice): void }) {
  const [from, setFrom] = useState(range.from)
  const [to, setTo] = useState(range.to)
  const backwards = from > to
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!backwards) onChoose({ from, to }) }}>
      <Field label="From" type="date" required min="2000-01-01" max="2999-12-31" value={from} onChange={(event) => setFrom(event.target.value)} hint="Days of UTC, both counted." />
      <Field
        label="To" type="date" required min="2000-01-01" max="2999-12-31" value={to} onChange={(event) => setTo(event.target.value)}
        error={backwards ? 'The range ends before it begins.' : undefined}
      />
      <Button type="submit" look="primary">Show these days</Button>
    </form>
  )
}
