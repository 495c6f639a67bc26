import type { LanePoint } from '@/components/charts/lane-point'
import { LANES } from '@/components/charts/lanes'

/** The table behind a chart, for who does not see it. */
export function LaneTable({ caption, points, timeOf }: { caption: string; points: readonly LanePoint[]; timeOf(at: string): string }) {
  return (
    <div className="sr-only">
      <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">Time</th>{LANES.map(({ name, label }) => <th key={name} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {points.map(({ at, counts }) => (
            <tr key={at}><th scope="row">{timeOf(at)}</th>{LANES.map(({ name }) => <td key={name}>{counts ? counts[name] : 'not known'}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
