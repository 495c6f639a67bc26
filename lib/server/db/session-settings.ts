/**
 * What every session of Fairway has, whatever the machine, the database and the role are set to. Prisma writes and reads
 * times without a zone, and names its tables with their schema; raw statements do neither.
 */
export const SESSION_SETTINGS: Record<string, string> = {
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  search_path: 'public',
  standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
}

/** A PostgreSQL URL that asks for these settings when it connects, after what its own `options` ask for. */
export function withSessionSettings(url: string): string {
  const parsed = new URL(url)
  const own = Object.entries(SESSION_SETTINGS).map(
    ([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`,
  )
  const given = parsed.searchParams.get('options')
  parsed.searchParams.set('options', [...(given ? [given] : []), ...own].join(' '))
  return parsed.href
}
