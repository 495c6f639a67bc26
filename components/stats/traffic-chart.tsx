'use client'

import { useId } from 'react'
import { LaneChart } from '@/components/charts/lane-chart'
import { LaneLegend } from '@/components/charts/lane-legend'
import { lanePoints } from '@/components/stats/lane-points'
import type { StatsSeries } from '@/lib/contracts/stats'
import { METRICS, type MetricName } from '@/lib/domain/stats/metrics'

/** One metric over time, by lane. */
export function TrafficChart({
  series,
  metric,
  now,
}: {
  series: StatsSeries
  metric: MetricName
  now: number | null
}) {
  const id = useId()
  const points = lanePoints(series.points, metric, now)
  const { title } = METRICS[metric]
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-base font-semibold tracking-tight">
          {title} by {series.bucket}
        </h2>
        <LaneLegend points={points} />
      </div>
      <LaneChart label={`${title} by ${series.bucket}`} bucket={series.bucket} points={points} />
      {series.bucket === 'day' && <p className="mt-1 text-xs text-muted">Days of UTC.</p>}
    </section>
  )
}
