import { line } from 'd3-shape'

const WIDTH = 100
const HEIGHT = 24
const MARGIN = 2

/**
 * The course of one number, from 0 up; a gap where it is null. It stretches to the width it is given. The numbers are said
 * elsewhere, so it is drawn for the eye only.
 */
export function SparkLine({
  values,
  className = 'h-6 w-full',
}: {
  values: readonly (number | null)[]
  className?: string
}) {
  const top = values.reduce((most: number, value) => Math.max(most, value ?? 0), 0)
  const x = (index: number) =>
    values.length < 2 ? WIDTH / 2 : (index / (values.length - 1)) * WIDTH
  const y = (value: number) =>
    HEIGHT - MARGIN - (top === 0 ? 0 : (value / top) * (HEIGHT - 2 * MARGIN))
  const path = line<number | null>(
    (_, index) => x(index),
    (value) => y(value ?? 0),
  ).defined((value) => value !== null)([...values])
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={className}
      fill="none"
      stroke="currentColor"
    >
      <line
        x2={WIDTH}
        y1={HEIGHT - 0.5}
        y2={HEIGHT - 0.5}
        stroke="var(--line)"
        vectorEffect="non-scaling-stroke"
      />
      {/* A point alone is a dot: round ends draw a line of no length. */}
      {path && (
        <path
          d={path}
          strokeWidth={values.length < 2 ? 4 : 1.5}
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
