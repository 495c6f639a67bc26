'use client'

import { spanWords } from '@/components/preferences/span-words'
import { useNow } from '@/components/preferences/use-now'

const EVERY_MS = 5_000

/** How long ago a moment was, with the moment itself on hover. */
export function Age({ since }: { since: string }) {
  const now = useNow(EVERY_MS)
  return (
    <time
      dateTime={since}
      title={`${since.replace('T', ' ').replace('Z', '')} UTC`}
      className="whitespace-nowrap"
    >
      {now === null ? '…' : spanWords(now - Date.parse(since))}
    </time>
  )
}
