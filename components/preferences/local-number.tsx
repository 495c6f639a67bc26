'use client'

import { usePreferences } from '@/components/preferences/preferences-provider'

/** A number with the reader's separators. */
export function LocalNumber({ value, unit }: { value: number; unit?: 'millisecond' }) {
  const { locale } = usePreferences()
  const options: Intl.NumberFormatOptions = unit
    ? { style: 'unit', unit, unitDisplay: 'short' }
    : {}
  return (
    <span suppressHydrationWarning>{new Intl.NumberFormat(locale, options).format(value)}</span>
  )
}
