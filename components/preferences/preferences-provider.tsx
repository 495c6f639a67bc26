'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type Preferences, type Theme, THEME_COOKIE, TIME_ZONE_COOKIE } from '@/components/preferences/preferences'

interface PreferencesValue extends Preferences {
  setTheme(theme: Theme): void
}

const Context = createContext<PreferencesValue | null>(null)

/** Holds the reader's preferences; the first render has those the server knew, so that nothing flashes. */
export function PreferencesProvider({ initial, children }: { initial: Preferences; children: ReactNode }) {
  const [preferences, setPreferences] = useState(initial)
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (timeZone === initial.timeZone) return
    keep(TIME_ZONE_COOKIE, timeZone)
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only the browser knows its time zone, once for each cookie
    setPreferences((before) => ({ ...before, timeZone }))
  }, [initial.timeZone])
  const setTheme = (theme: Theme) => {
    keep(THEME_COOKIE, theme)
    document.documentElement.dataset.theme = theme
    setPreferences((before) => ({ ...before, theme }))
  }
  return <Context value={{ ...preferences, setTheme }}>{children}</Context>
}

export function usePreferences(): PreferencesValue {
  const value = useContext(Context)
  if (!value) throw new Error('usePreferences needs a PreferencesProvider around it.')
  return value
}

const YEAR_SECONDS = 365 * 24 * 60 * 60

function keep(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}
