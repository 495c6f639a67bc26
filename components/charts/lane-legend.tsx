import type { LanePoint } from '@/components/charts/lane-point'
import { LaneSwatch } from '@/components/charts/lane-swatch'
import { LANES, type Layer } from '@/components/charts/lanes'
import { LocalNumber } from '@/components/preferences/local-number'

/** The layers of a chart with their sums. */
export function LaneLegend({
  points,
  layers = LANES,
}: {
  points: readonly LanePoint[]
  layers?: readonly Layer[]
}) {
  const sums = layers.map((lane) => ({
    lane,
    sum: points.reduce((sum, { counts }) => sum + (counts?.[lane.name] ?? 0), 0),
  }))
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {sums
        .filter(({ lane, sum }) => !lane.rare || sum > 0)
        .map(({ lane, sum }) => (
          <li key={lane.name} className="flex items-center gap-1.5">
            <LaneSwatch lane={lane} />
            {lane.label}{' '}
            <span className="text-ink">
              <LocalNumber value={sum} />
            </span>
          </li>
        ))}
    </ul>
  )
}
