'use client'

import { usePreferences } from '@/components/preferences/preferences-provider'

/** A part of a whole (0 to 1) in percent, as the reader writes it; a dash where it is not known. */
export function LocalPercent({ value, digits = 1 }: { value: number | null; digits?: number }) {
  const { locale } = usePreferences()
  if (value === null) return <span className="text-muted">–</span>
  return (
    <span suppressHydrationWarning>
      {new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value)}
    </span>
  )
}
