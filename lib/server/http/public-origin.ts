import type { IncomingHttpHeaders } from 'node:http'
import type { Settings } from '@/lib/server/settings'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

export interface PublicOrigin {
  /** With its port, where that is not the protocol's own. */
  host: string
  protocol: 'http' | 'https'
}

/**
 * The address by which the browser reached this server, as far as redirects and cookies may believe it: `APP_URL`, or a
 * loopback name on any port (contract 1). Any other Host counts as `APP_URL`.
 */
export function publicOrigin(
  { APP_URL, TRUST_PROXY }: Pick<Settings, 'APP_URL' | 'TRUST_PROXY'>,
  headers: IncomingHttpHeaders,
  localPort = 3000,
): PublicOrigin {
  const forwarded = (name: string) =>
    TRUST_PROXY
      ? String(headers[name] ?? '')
          .split(',', 1)[0]!
          .trim()
      : ''
  const host = (forwarded('x-forwarded-host') || headers.host || '').toLowerCase()
  const own = new URL(APP_URL ?? `http://localhost:${localPort}`)
  if (host !== own.host && LOOPBACK_NAMES.includes(host.replace(/:\d{1,5}$/, ''))) {
    return { host, protocol: forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http' }
  }
  return { host: own.host, protocol: own.protocol === 'https:' ? 'https' : 'http' }
}
