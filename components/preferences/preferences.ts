export const THEMES = ['system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

/** How this reader reads: kept in cookies, so that the server's first answer is already in their time zone and theme. */
export interface Preferences {
  theme: Theme
  /** BCP 47. */
  locale: string
  /** IANA name. */
  timeZone: string
}

export const THEME_COOKIE = 'theme'
export const TIME_ZONE_COOKIE = 'time-zone'

/** The preferences of a request, by its cookies and `Accept-Language`; what is not known or not valid falls back. */
export function readPreferences(
  cookie: (name: string) => string | undefined,
  acceptLanguage: string | null,
): Preferences {
  const theme = THEMES.find((each) => each === cookie(THEME_COOKIE)) ?? 'system'
  const locale =
    valid(acceptLanguage?.split(/[,;]/, 1)[0]?.trim(), (tag) => Intl.getCanonicalLocales(tag)[0]) ??
    'en'
  const timeZone =
    valid(
      cookie(TIME_ZONE_COOKIE),
      (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone,
    ) ?? 'UTC'
  return { theme, locale, timeZone }
}

function valid(
  given: string | undefined,
  read: (given: string) => string | undefined,
): string | null {
  try {
    return (given && read(given)) || null
  } catch {
    return null
  }
}
