'use client'

import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react'
import type { LaneChartProps } from '@/components/charts/lane-chart'
import { LaneTable } from '@/components/charts/lane-table'
import { LANES, type Layer } from '@/components/charts/lanes'
import { PointTip } from '@/components/charts/point-tip'
import { stackBars } from '@/components/charts/stack-bars'
import { useTimeWords } from '@/components/charts/use-time-words'
import { useWidth } from '@/components/charts/use-width'
import { usePreferences } from '@/components/preferences/preferences-provider'

const AXIS_LEFT = 44
const AXIS_BELOW = 24
const TOP = 8
/** Room for a time below the axis. */
const TICK_ROOM = { day: 64, hour: 104 }
/** Half of a label; so much of it may reach over the chart's edge. */
const HALF_LABEL = { day: 18, hour: 40 }
const OVER_EDGE = 14

/**
 * The lanes over time as stacked bars. The pointer, or the arrow keys when it has the focus, choose the point that is told
 * of; the numbers also stand in a table for who does not see the chart.
 */
export default function LaneChartView({
  label,
  bucket,
  points,
  layers = LANES,
  height,
}: LaneChartProps & { height: number }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const [chosen, setChosen] = useState<number | null>(null)
  const hatch = useId()
  const { locale } = usePreferences()
  const { short, full } = useTimeWords(bucket)
  const plot = { width: Math.max(0, width - AXIS_LEFT), height: height - AXIS_BELOW - TOP }
  const { paths, places, ticks } = stackBars(points, plot.width, plot.height, layers)
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' })
  const last = points.length - 1
  const index = chosen === null ? null : Math.min(chosen, last)
  const shown = index === null ? null : points[index]
  const wide = places[0]?.width || 1
  const every = Math.max(1, Math.ceil(TICK_ROOM[bucket] / wide))
  // The last label stands under the last point that leaves it room.
  const labelled = last - Math.max(0, Math.ceil((HALF_LABEL[bucket] - OVER_EDGE - wide / 2) / wide))

  function point({ clientX, currentTarget }: PointerEvent) {
    const x = clientX - currentTarget.getBoundingClientRect().left - AXIS_LEFT
    setChosen(
      last < 0 ? null : Math.max(0, Math.min(last, Math.floor((x / plot.width) * points.length))),
    )
  }
  function key(event: KeyboardEvent) {
    const next = nextIndex(event.key, index ?? last, last)
    if (next === undefined) return
    event.preventDefault()
    setChosen(next)
  }
  return (
    <div ref={box} className="relative min-w-0" style={{ height }}>
      {width > 0 && (
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={Math.max(last, 0)}
          aria-valuenow={index ?? Math.max(last, 0)}
          aria-valuetext={textOf(points[index ?? last], layers, full)}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setChosen(null)}
          onKeyDown={key}
          onFocus={() => setChosen((already) => already ?? (last < 0 ? null : last))}
          onBlur={() => setChosen(null)}
          className="rounded-sm"
        >
          <svg
            width={width}
            height={height}
            aria-hidden
            className="block overflow-visible select-none"
          >
            <defs>
              {layers.map(
                (layer) =>
                  layer.hatch !== null && (
                    <pattern
                      key={layer.name}
                      id={`${hatch}${layer.name}`}
                      width="5"
                      height="5"
                      patternUnits="userSpaceOnUse"
                      patternTransform="rotate(45)"
                    >
                      <rect width="5" height="5" fill={layer.fill} />
                      <rect width="1" height="5" fill={layer.hatch} opacity="0.6" />
                    </pattern>
                  ),
              )}
            </defs>
            <g
              transform={`translate(${AXIS_LEFT} ${TOP})`}
              className="text-muted"
              fill="currentColor"
              fontSize="11"
            >
              {ticks.map(({ value, y }) => (
                <g key={value}>
                  <line
                    x2={plot.width}
                    y1={y}
                    y2={y}
                    stroke={value === 0 ? 'var(--line-strong)' : 'var(--line)'}
                    shapeRendering="crispEdges"
                  />
                  <text x="-8" y={y} dy="0.32em" textAnchor="end">
                    {compact.format(value)}
                  </text>
                </g>
              ))}
              {index !== null && places[index] && (
                <rect
                  x={places[index].x}
                  width={places[index].width}
                  height={plot.height}
                  fill="var(--hover)"
                />
              )}
              {layers.map((layer, at) => (
                <path
                  key={layer.name}
                  d={paths[at]}
                  fill={layer.hatch === null ? layer.fill : `url(#${hatch}${layer.name})`}
                />
              ))}
              {places.map(
                ({ x }, at) =>
                  at <= labelled &&
                  (labelled - at) % every === 0 &&
                  x + wide / 2 > TICK_ROOM[bucket] / 2 - AXIS_LEFT && (
                    <text key={at} x={x + wide / 2} y={plot.height + 17} textAnchor="middle">
                      {short(points[at]!.at)}
                    </text>
                  ),
              )}
            </g>
          </svg>
        </div>
      )}
      {shown && index !== null && places[index] && (
        <PointTip
          x={AXIS_LEFT + places[index].x + places[index].width / 2}
          width={width}
          title={full(shown.at)}
          layers={layers}
          point={shown}
        />
      )}
      {points.length === 0 && (
        <p className="absolute inset-0 flex items-center justify-center text-muted">
          Nothing in this range.
        </p>
      )}
      <LaneTable caption={label} layers={layers} points={points} timeOf={full} />
    </div>
  )
}

function nextIndex(key: string, index: number, last: number): number | null | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, index - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.max(0, Math.min(last, index + 1))
    case 'PageDown':
      return Math.max(0, index - 7)
    case 'PageUp':
      return Math.max(0, Math.min(last, index + 7))
    case 'Home':
      return 0
    case 'End':
      return Math.max(0, last)
    case 'Escape':
      return null
    default:
      return undefined
  }
}

function textOf(
  point: LaneChartProps['points'][number] | undefined,
  layers: readonly Layer[],
  full: (at: string) => string,
): string {
  if (!point) return 'Nothing in this range'
  const counts = point.counts
    ? layers.map(({ name, label }) => `${label} ${point.counts![name]}`).join(', ')
    : 'not known'
  return `${full(point.at)}: ${counts}`
}
