'use client'

import { useSearchParams } from 'next/navigation'

/** What a message is made of, as the page's URL says it, so that other pages can lead here. Who gets it never stands there. */
export interface ComposeTarget {
  channel: string | null
  template: string | null
  language: string | null
}

export function useComposeTarget(): [ComposeTarget, (change: Partial<ComposeTarget>) => void] {
  const search = useSearchParams()
  const target = {
    channel: search.get('channel'),
    template: search.get('template'),
    language: search.get('language'),
  }
  const change = (changed: Partial<ComposeTarget>) => {
    const given = Object.entries({ ...target, ...changed }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    )
    window.history.replaceState(null, '', `?${new URLSearchParams(given)}`)
  }
  return [target, change]
}
