import type { StatsOverview } from '@/lib/contracts/stats'
import { METRICS, type MetricName, RATES, type RateName } from '@/lib/domain/stats/metrics'

interface Tile {
  title: string
  definition: string
  /** What the chart over time shows while this is chosen. */
  chart: MetricName
  /** The line's colour: a lane's for the lane's own number, amber for what went wrong. */
  look: string
}

export interface MetricTile extends Tile {
  kind: 'metric'
  name: MetricName
}
export interface RateTile extends Tile {
  kind: 'rate'
  name: RateName
}

export type OverviewTile = MetricTile | RateTile

/** What a tile is of: the metrics and rates of a range or of one point in it. */
export type Measured = Pick<StatsOverview['previous'], 'metrics' | 'rates'>

const PLAIN = 'text-muted'

function metric(name: MetricName, look = PLAIN): MetricTile {
  return { kind: 'metric', name, chart: name, look, ...METRICS[name] }
}

function rate(name: RateName, chart: MetricName, look: string): RateTile {
  return { kind: 'rate', name, chart, look, ...RATES[name] }
}

/** The numbers a partner looks at first, in this order. */
export const OVERVIEW_TILES: readonly OverviewTile[] = [
  metric('accepted'),
  metric('delivered'),
  metric('read'),
  metric('clicks'),
  rate('mm_share', 'delivered', 'text-mm'),
  rate('fallback_rate', 'fallbacks', 'text-attention'),
  metric('silent_fallbacks', 'text-attention'),
]

/** A tile's number: a count, or a share between 0 and 1; null where there is none. */
export function valueOf(tile: OverviewTile, { metrics, rates }: Measured): number | null {
  return tile.kind === 'metric' ? metrics[tile.name].total : rates[tile.name].value
}
