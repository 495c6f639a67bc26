'use client'

import { SparkLine } from '@/components/charts/spark-line'
import { usePreferences } from '@/components/preferences/preferences-provider'
import { changeOf } from '@/components/stats/change-of'
import { ChangeWords } from '@/components/stats/change-words'
import { type Measured, type OverviewTile, valueOf } from '@/components/stats/overview-tiles'
import { Tooltip } from '@/components/ui/tooltip'

const TILE =
  'flex w-full min-w-0 flex-col gap-1 rounded-md border px-3 pt-2.5 pb-2 text-left hover:border-line-strong aria-pressed:border-ink'

/** One number of a range with its change, its course, and what it means; pressing it puts it into the chart. */
export function StatTile({
  tile,
  now,
  before,
  course,
  chosen,
  onChoose,
}: {
  tile: OverviewTile
  now: Measured
  before: Measured & { from: string; to: string }
  /** Its value at each point of the range. */
  course: readonly (number | null)[]
  chosen: boolean
  onChoose(): void
}) {
  const { locale } = usePreferences()
  const format = (value: number | null) =>
    value === null
      ? '–'
      : new Intl.NumberFormat(
          locale,
          tile.kind === 'rate' ? { style: 'percent', maximumFractionDigits: 1 } : {},
        ).format(value)
  const value = valueOf(tile, now)
  const earlier = valueOf(tile, before)
  const change = changeOf(tile.kind, value, earlier)
  const interval = tile.kind === 'rate' ? now.rates[tile.name] : null
  const definition = (
    <>
      {tile.definition}
      {interval && interval.value !== null && (
        <span className="mt-1 block">
          {format(interval.low)} to {format(interval.high)}, of{' '}
          {new Intl.NumberFormat(locale).format(interval.n)}.
        </span>
      )}
      <span className="mt-1 block">
        Before, {before.from} to {before.to}: {format(earlier)}.
      </span>
    </>
  )
  return (
    <Tooltip text={definition}>
      <button type="button" aria-pressed={chosen} onClick={onChoose} className={TILE}>
        <span className="text-xs text-muted">{tile.title}</span>
        <span className="flex flex-wrap items-baseline justify-between gap-x-2">
          <span className="text-xl font-semibold tracking-tight" suppressHydrationWarning>
            {format(value)}
          </span>
          <ChangeWords
            change={change}
            bad={tile.look === 'text-attention' && (change?.by ?? 0) > 0}
          />
        </span>
        <span className={tile.look}>
          <SparkLine values={course} />
        </span>
      </button>
    </Tooltip>
  )
}
