'use client'

import { useSearchParams } from 'next/navigation'
import { OVERVIEW_TILES, type OverviewTile } from '@/components/stats/overview-tiles'

/** The tile whose number is in the chart, kept in the page's URL. */
export function useChosenTile(): [OverviewTile, (tile: OverviewTile) => void] {
  const asked = useSearchParams().get('show')
  const choose = ({ name }: OverviewTile) => {
    const next = new URLSearchParams(window.location.search)
    if (name === OVERVIEW_TILES[0]!.name) next.delete('show')
    else next.set('show', name)
    const search = next.toString()
    window.history.replaceState(null, '', search ? `?${search}` : window.location.pathname)
  }
  return [OVERVIEW_TILES.find(({ name }) => name === asked) ?? OVERVIEW_TILES[0]!, choose]
}
