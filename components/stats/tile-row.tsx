'use client'

import { OVERVIEW_TILES, type OverviewTile, valueOf } from '@/components/stats/overview-tiles'
import { StatTile } from '@/components/stats/stat-tile'
import type { StatsOverview, StatsSeries } from '@/lib/contracts/stats'

/** The numbers looked at first; one of them is in the chart. `now` in milliseconds: what is to come has no course yet. */
export function TileRow({
  overview,
  series,
  now,
  chosen,
  onChoose,
}: {
  overview: StatsOverview
  series: StatsSeries | undefined
  now: number | null
  chosen: OverviewTile
  onChoose(tile: OverviewTile): void
}) {
  return (
    <div
      role="group"
      aria-label="Numbers"
      className="grid grid-cols-2 gap-2 px-4 sm:px-6 md:grid-cols-4 xl:grid-cols-7"
    >
      {OVERVIEW_TILES.map((tile) => (
        <StatTile
          key={tile.name}
          tile={tile}
          now={overview}
          before={overview.previous}
          chosen={tile === chosen}
          onChoose={() => onChoose(tile)}
          course={
            series?.points.map((point) =>
              now !== null && Date.parse(point.at) > now ? null : valueOf(tile, point),
            ) ?? []
          }
        />
      ))}
    </div>
  )
}
