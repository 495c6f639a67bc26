'use client'

import { spanWords } from '@/components/preferences/span-words'
import { useNow } from '@/components/preferences/use-now'

const EVERY_MS = 1_000

/** How long an offer still lasts; `at` in milliseconds since 1970. */
export function OfferEnd({ at }: { at: number }) {
  const now = useNow(EVERY_MS)
  if (now === null) return null
  return at > now ? <>Ends in {spanWords(at - now)}</> : <>Has ended</>
}
