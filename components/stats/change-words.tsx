'use client'

import { ArrowDown, ArrowUp, Minus } from 'lucide-react'
import { usePreferences } from '@/components/preferences/preferences-provider'
import type { Change } from '@/components/stats/change-of'

/** From so much more on, the factor is told: percents of thousands say nothing. */
const MANIFOLD = 9

/** How a number moved against the range before. */
export function ChangeWords({ change, bad }: { change: Change; bad: boolean }) {
  const { locale } = usePreferences()
  if (change === null) return <span className="text-xs text-muted">nothing before</span>
  const { by, unit } = change
  const format =
    unit === 'points'
      ? { maximumFractionDigits: 1 }
      : { style: 'percent' as const, maximumFractionDigits: Math.abs(by) < 0.1 ? 1 : 0 }
  const words =
    unit === 'ratio' && by >= MANIFOLD
      ? `×${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(by + 1)}`
      : new Intl.NumberFormat(locale, { ...format, signDisplay: 'exceptZero' }).format(by)
  const Icon = by > 0 ? ArrowUp : by < 0 ? ArrowDown : Minus
  return (
    <span
      className={`inline-flex items-center gap-0.5 text-xs whitespace-nowrap ${bad ? 'text-attention' : 'text-muted'}`}
      suppressHydrationWarning
    >
      <Icon className="size-3" aria-hidden />
      {words}
      {unit === 'points' && ' pt'}
      <span className="sr-only"> against the range before</span>
    </span>
  )
}
