'use client'

import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { INPUT } from '@/components/ui/input-look'

/** Typing this long without a stop is one search. */
const PAUSE_MS = 250

/** Searches a list while one types. `value` is what is searched for now, as the URL has it. */
export function SearchField({ label, value, onSearch }: { label: string; value: string; onSearch(text: string): void }) {
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
    <span className="relative w-full sm:w-64">
      <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" aria-hidden />
      <input
        type="search" aria-label={label} placeholder={label} value={text} maxLength={200} onChange={(event) => setText(event.target.value)}
        className={`h-8 pr-2.5 pl-8 ${INPUT}`}
      />
    </span>
  )
}
