'use client'

import { spanWords } from '@/components/preferences/span-words'
import { useNow } from '@/components/preferences/use-now'
import type { TemplateCategoryView } from '@/lib/contracts/template-categories'

const EVERY_MS = 1_000
const RADIUS = 6.5
const ROUND = 2 * Math.PI * RADIUS
/** Below this share of its life it is nearly over. */
const LITTLE = 0.1

/** How long a fact still holds: a ring that shrinks, and the time in words. */
export function LifeRing({
  learned_at,
  expires_at,
  source,
}: Pick<TemplateCategoryView, 'learned_at' | 'expires_at' | 'source'>) {
  const now = useNow(EVERY_MS)
  if (source === 'pin') return <span className="text-muted">Stays</span>
  if (!learned_at || !expires_at) return <span className="text-muted">–</span>
  if (now === null) return <span className="text-muted">…</span>
  const left = Math.max(0, Date.parse(expires_at) - now)
  const share = Math.min(1, left / (Date.parse(expires_at) - Date.parse(learned_at)))
  return (
    <span
      className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap"
      title={`Until ${expires_at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}`}
    >
      <svg
        viewBox="0 0 16 16"
        className="size-4 -rotate-90"
        fill="none"
        strokeWidth="3"
        aria-hidden
      >
        <circle cx="8" cy="8" r={RADIUS} className="stroke-line" />
        <circle
          cx="8"
          cy="8"
          r={RADIUS}
          strokeDasharray={`${share * ROUND} ${ROUND}`}
          className={share < LITTLE ? 'stroke-attention-solid' : 'stroke-ink'}
        />
      </svg>
      {left === 0 ? 'Over' : spanWords(left)}
    </span>
  )
}
