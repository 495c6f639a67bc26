import type { LanePoint } from '@/components/charts/lane-point'
import type { Layer } from '@/components/charts/lanes'

/** The table behind a chart, for who does not see it. */
export function LaneTable({
  caption,
  layers,
  points,
  timeOf,
}: {
  caption: string
  layers: readonly Layer[]
  points: readonly LanePoint[]
  timeOf(at: string): string
}) {
  return (
    <div className="sr-only">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {layers.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, counts }) => (
            <tr key={at}>
              <th scope="row">{timeOf(at)}</th>
              {layers.map(({ name }) => (
                <td key={name}>{counts ? counts[name] : 'not known'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
