import { isLoopbackHost } from '@/lib/server/http/is-loopback-host'
import type { Settings } from '@/lib/server/settings'

/** Is the installation for this machine alone: nothing in its settings says that others reach it, directly or by a proxy? */
export function isForLocalUse({
  HOST,
  APP_URL,
  TRUST_PROXY,
}: Pick<Settings, 'HOST' | 'APP_URL' | 'TRUST_PROXY'>): boolean {
  return (
    isLoopbackHost(HOST) &&
    (APP_URL === null || isLoopbackHost(new URL(APP_URL).host)) &&
    !TRUST_PROXY
  )
}
