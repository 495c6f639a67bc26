import type { LanePoint } from '@/components/charts/lane-point'
import type { StatsSeries } from '@/lib/contracts/stats'
import type { MetricName } from '@/lib/domain/stats/metrics'

/** One metric of a series by lane; what is yet to come is not known, which is not 0. `now` in milliseconds, null: nothing is to come. */
export function lanePoints(
  points: StatsSeries['points'],
  metric: MetricName,
  now: number | null,
): LanePoint[] {
  return points.map(({ at, metrics }) => ({
    at,
    counts: now !== null && Date.parse(at) > now ? null : metrics[metric],
  }))
}
