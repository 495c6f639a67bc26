'use client'

import { lazy, Suspense, useState } from 'react'
import { CustomRangeButton } from '@/components/stats/custom-range-button'
import { PRESETS, type Range, type RangeChoice } from '@/components/stats/range-url'
import { SegmentedControl } from '@/components/ui/segmented-control'

const CustomRange = lazy(() => import('@/components/stats/custom-range'))

/** The last days by one click, or any days. */
export function RangePicker({
  range,
  onChange,
}: {
  range: Range
  onChange(choice: RangeChoice): void
}) {
  const [asked, setAsked] = useState(false)
  const button = <CustomRangeButton range={range} onClick={() => setAsked(true)} />
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label="Range"
        value={range.preset === null ? '' : String(range.preset)}
        options={PRESETS.map((days) => ({ value: String(days), label: `${days} days` }))}
        onChange={(value) => onChange({ preset: PRESETS.find((days) => String(days) === value)! })}
      />
      {asked ? (
        <Suspense fallback={button}>
          <CustomRange range={range} onChange={onChange} />
        </Suspense>
      ) : (
        button
      )}
    </div>
  )
}
