'use client'

import { usePreferences } from '@/components/preferences/preferences-provider'

/** How a chart writes the time of a point, short on its axis and in full: UTC days as such, hours in the reader's zone. */
export function useTimeWords(bucket: 'hour' | 'day'): {
  short(at: string): string
  full(at: string): string
} {
  const { locale, timeZone } = usePreferences()
  const zone = bucket === 'day' ? 'UTC' : timeZone
  const day = { month: 'short', day: 'numeric', timeZone: zone } as const
  const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const short = new Intl.DateTimeFormat(locale, bucket === 'day' ? day : { ...day, ...hour })
  const full = new Intl.DateTimeFormat(locale, {
    ...day,
    weekday: 'short',
    year: 'numeric',
    ...(bucket === 'day' ? {} : hour),
  })
  return { short: (at) => short.format(new Date(at)), full: (at) => full.format(new Date(at)) }
}
