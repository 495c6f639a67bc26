'use client'

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import {
  type Preferences,
  THEME_COOKIE,
  type Theme,
  TIME_ZONE_COOKIE,
} from '@/components/preferences/preferences'

interface PreferencesValue extends Preferences {
  setTheme(theme: Theme): void
}

const Context = createContext<PreferencesValue | null>(null)

/** Holds the reader's preferences; the first render has those the server knew, so that nothing flashes. */
export function PreferencesProvider({
  initial,
  children,
}: {
  initial: Preferences
  children: ReactNode
}) {
  const [theme, setTheme] = useState(initial.theme)
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => initial.timeZone)
  useEffect(() => keep(TIME_ZONE_COOKIE, timeZone), [timeZone])
  const chooseTheme = (chosen: Theme) => {
    keep(THEME_COOKIE, chosen)
    document.documentElement.dataset.theme = chosen
    setTheme(chosen)
  }
  return (
    <Context value={{ theme, locale: initial.locale, timeZone, setTheme: chooseTheme }}>
      {children}
    </Context>
  )
}

export function usePreferences(): PreferencesValue {
  const value = useContext(Context)
  if (!value) throw new Error('usePreferences needs a PreferencesProvider around it.')
  return value
}

const YEAR_SECONDS = 365 * 24 * 60 * 60

function keep(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${window.location.protocol === 'https:' ? '; secure' : ''}`
}

const neverChanges = () => () => {}

function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
