import type { LanePoint } from '@/components/charts/lane-point'
import { LaneSwatch } from '@/components/charts/lane-swatch'
import type { Layer } from '@/components/charts/lanes'
import { LocalNumber } from '@/components/preferences/local-number'

const WIDTH = 176

/** The numbers of one point, beside it; the chart itself says them to who does not see it. */
export function PointTip({
  x,
  width,
  title,
  layers,
  point: { counts },
}: {
  x: number
  width: number
  title: string
  layers: readonly Layer[]
  point: LanePoint
}) {
  const left = x + 12 + WIDTH > width ? Math.max(0, x - 12 - WIDTH) : x + 12
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-2 z-10 rounded-md border bg-canvas px-3 py-2 text-xs shadow-md"
      style={{ left, width: WIDTH }}
    >
      <p className="mb-1 font-medium">{title}</p>
      {counts === null ? (
        <p className="text-muted">Not known</p>
      ) : (
        layers
          .filter(({ name, rare }) => !rare || counts[name]! > 0)
          .map((lane) => (
            <p key={lane.name} className="flex items-center gap-1.5">
              <LaneSwatch lane={lane} />
              <span className="text-muted">{lane.label}</span>
              <span className="ml-auto">
                <LocalNumber value={counts[lane.name] ?? 0} />
              </span>
            </p>
          ))
      )}
    </div>
  )
}
