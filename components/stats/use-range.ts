'use client'

import { useSearchParams } from 'next/navigation'
import { useNow } from '@/components/preferences/use-now'
import { chosenSearch, type Range, type RangeChoice, readRange } from '@/components/stats/range-url'

const EVERY_MS = 60_000

/** The range in the page's URL, and what changes it. `today` as the server had it in UTC; a page left open goes on to the next day. */
export function useRange(today: string): [Range, (choice: RangeChoice) => void] {
  const search = useSearchParams()
  const now = useNow(EVERY_MS)
  const range = readRange(
    (name) => search.get(name),
    now === null ? today : new Date(now).toISOString().slice(0, 10),
  )
  const choose = (choice: RangeChoice) => {
    const next = chosenSearch(new URLSearchParams(window.location.search), choice)
    window.history.pushState(null, '', next ? `?${next}` : window.location.pathname)
  }
  return [range, choose]
}
