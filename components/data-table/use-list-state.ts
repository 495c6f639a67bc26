'use client'

import { useSearchParams } from 'next/navigation'
import {
  changedSearch,
  type ListChange,
  type ListSpec,
  readListState,
} from '@/components/data-table/list-url'
import type { ListState } from '@/lib/client/list-state'

/** A list's state in the page's URL, and what changes it: without a request for the page, and with the way back. */
export function useListState(spec: ListSpec): [ListState, (change: ListChange) => void] {
  const search = useSearchParams()
  const state = readListState((name) => search.get(name), spec)
  const change = (given: ListChange) => {
    const next = changedSearch(new URLSearchParams(window.location.search), given)
    window.history.pushState(null, '', next ? `?${next}` : window.location.pathname)
  }
  return [state, change]
}
