'use client'

import { useEffect, useState } from 'react'
import { SearchInput } from '@/components/ui/search-input'

/** Typing this long without a stop is one search. */
const PAUSE_MS = 250

/** Searches a list while one types. `value` is what is searched for now, as the URL has it. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string
  value: string
  onSearch(text: string): void
}) {
  const [text, setText] = useState(value)
  const [searched, setSearched] = useState(value)
  // The URL changed by itself: the way back, or a filter that was cleared.
  if (value !== searched) {
    setSearched(value)
    setText(value)
  }
  useEffect(() => {
    if (text === searched) return
    const timer = setTimeout(() => {
      setSearched(text)
      onSearch(text)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, searched, onSearch])
  return (
    <SearchInput label={label} value={text} onChange={setText} className="col-span-full sm:w-64" />
  )
}
