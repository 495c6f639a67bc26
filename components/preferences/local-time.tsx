'use client'

import { usePreferences } from '@/components/preferences/preferences-provider'

/** A moment in the reader's time zone, with UTC on hover. `dayOf` is another moment in sight: its day need not be said again. */
export function LocalTime({ at, dayOf }: { at: string; dayOf?: string }) {
  const { locale, timeZone } = usePreferences()
  const date = new Date(at)
  const days = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric' })
  const day = days.format(date)
  const known = dayOf !== undefined && days.format(new Date(dayOf)) === day
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(date)
  return (
    // Server and browser may know a language's short month names by different editions.
    <time
      dateTime={at}
      title={`${at.replace('T', ' ').replace('Z', '')} UTC`}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {!known && <span className="text-muted">{day} </span>}
      {time}
    </time>
  )
}
