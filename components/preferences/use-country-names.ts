'use client'

import { usePreferences } from '@/components/preferences/preferences-provider'

/** Countries by their ISO 3166 alpha-2 codes, in the reader's language. */
export function useCountryNames(): (code: string) => string {
  const { locale } = usePreferences()
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  return (code) => names.of(code) ?? code
}
