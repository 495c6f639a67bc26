'use client'

import { Timer } from 'lucide-react'
import { spanWords } from '@/components/preferences/span-words'
import { useNow } from '@/components/preferences/use-now'

const EVERY_MS = 1_000

/** Meta may still be syncing a template that is new or was long idle: until when. Nothing once that is over. */
export function SyncClock({ readyAt }: { readyAt: string | null }) {
  const now = useNow(EVERY_MS)
  if (readyAt === null || now === null || Date.parse(readyAt) <= now) return null
  return (
    <span
      title="Meta needs up to 10 minutes for a new or long idle template; until then MM API may refuse it (134101)."
      className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-attention"
    >
      <Timer className="size-3.5" aria-hidden />
      syncing, {spanWords(Date.parse(readyAt) - now)} left
    </span>
  )
}
