'use client'

import { usePreferences } from '@/components/preferences/preferences-provider'

/** A moment in the reader's time zone, with UTC on hover. */
export function LocalTime({ at }: { at: string }) {
  const { locale, timeZone } = usePreferences()
  const date = new Date(at)
  const day = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric' }).format(date)
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(date)
  return (
    // Server and browser may know a language's short month names by different editions.
    <time dateTime={at} title={`${at.replace('T', ' ').replace('Z', '')} UTC`} className="whitespace-nowrap" suppressHydrationWarning>
      <span className="text-muted">{day}</span> {time}
    </time>
  )
}
