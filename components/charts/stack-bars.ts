import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import type { LanePoint } from '@/components/charts/lane-point'
import { LANES, type Layer } from '@/components/charts/lanes'

/** Below so many pixels a bar is drawn without room beside it. */
const ROOMY_BAR = 4
/** The tallest stack's room where every count is 0: an axis without a 1 would have no height. */
const LEAST_TOP = 4

/** A stacked chart in pixels, from the top left corner of its plot. */
export interface StackedBars {
  /** Of each layer, lowest first: all its bars as one SVG path. */
  paths: string[]
  /** Where each point's place begins, and how wide it is. */
  places: { x: number; width: number }[]
  /** Whole numbers on the axis of counts, lowest first. */
  ticks: { value: number; y: number }[]
}

/** Lays the bars of each point side by side over the width. The axis begins at 0; a point without counts leaves its place empty. */
export function stackBars(
  points: readonly LanePoint[],
  width: number,
  height: number,
  layers: readonly Layer[] = LANES,
): StackedBars {
  const stacked = stack<LanePoint, string>()
    .keys(layers.map(({ name }) => name))
    .value(({ counts }, name) => counts?.[name] ?? 0)([...points])
  const tallest = (stacked.at(-1) ?? []).reduce((top, [, high]) => Math.max(top, high), 0)
  const y = scaleLinear([0, Math.max(tallest, LEAST_TOP)], [height, 0]).nice(4)
  const place = scaleBand(
    points.map((_, index) => index),
    [0, width],
  )
  const step = place.step()
  const room = step < ROOMY_BAR ? 0 : Math.max(1, step * 0.2)
  // One point or few are bars as well, not a wall.
  const barWidth = Math.min(step - room, 48)
  return {
    paths: stacked.map((layer) =>
      layer
        .map(([low, high], index) =>
          high > low
            ? bar(place(index)! + (step - barWidth) / 2, y(high), barWidth, y(low) - y(high))
            : '',
        )
        .join(''),
    ),
    places: points.map((_, index) => ({ x: place(index)!, width: step })),
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: y(value) })),
  }
}

function bar(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100
}
