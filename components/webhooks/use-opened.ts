'use client'

import { useSearchParams } from 'next/navigation'

/** Which row of a list is opened, as the URL says it (`open=id`), and what opens another; with the way back. */
export function useOpened(): [string | null, (id: string | null) => void] {
  const opened = useSearchParams().get('open') || null
  const open = (id: string | null) => {
    const search = new URLSearchParams(window.location.search)
    if (id) search.set('open', id)
    else search.delete('open')
    window.history.pushState(null, '', search.size > 0 ? `?${search}` : window.location.pathname)
  }
  return [opened, open]
}
