import { LANES } from '@/components/charts/lanes'
import type { LanePoint } from '@/components/charts/lane-point'
import { LaneSwatch } from '@/components/charts/lane-swatch'
import { LocalNumber } from '@/components/preferences/local-number'

/** The lanes with their sums; what is not billed yet only where there is some. */
export function LaneLegend({ points }: { points: readonly LanePoint[] }) {
  const sums = LANES.map((lane) => ({ lane, sum: points.reduce((sum, { counts }) => sum + (counts?.[lane.name] ?? 0), 0) }))
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {sums.filter(({ lane, sum }) => lane.name !== 'pending' || sum > 0).map(({ lane, sum }) => (
        <li key={lane.name} className="flex items-center gap-1.5"><LaneSwatch lane={lane} />{lane.label} <span className="text-ink"><LocalNumber value={sum} /></span></li>
      ))}
    </ul>
  )
}
