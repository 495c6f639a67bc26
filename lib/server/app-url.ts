import type { Settings } from '@/lib/server/settings'

/** Fairway's public address, for links that are given to others (contract 1, `APP_URL`); without a slash at its end. */
export function appUrl({ APP_URL, PORT }: Pick<Settings, 'APP_URL' | 'PORT'>): string {
  return APP_URL ?? `http://localhost:${PORT}`
}
