'use client'

import dynamic from 'next/dynamic'
import type { LanePoint } from '@/components/charts/lane-point'
import type { Layer } from '@/components/charts/lanes'
import { Skeleton } from '@/components/ui/skeleton'

// With `loading` it waits in a boundary of its own; without, the whole page would give way to its skeleton.
const LaneChartView = dynamic(() => import('@/components/charts/lane-chart-view'), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
})
const HEIGHT = 240

export interface LaneChartProps {
  /** What is counted, as `Delivered by day`: the name of the chart and of the table behind it. */
  label: string
  bucket: 'hour' | 'day'
  /** In the order of time, all of the same length. */
  points: readonly LanePoint[]
  /** What is stacked, lowest first; the lanes where nothing is said. */
  layers?: readonly Layer[]
}

/** The lanes, or other layers, over time. Its code comes after the page; its place is kept, so that nothing moves. `height` in pixels. */
export function LaneChart({ height = HEIGHT, ...props }: LaneChartProps & { height?: number }) {
  return (
    <div style={{ height }}>
      <LaneChartView height={height} {...props} />
    </div>
  )
}
