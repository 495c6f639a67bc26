import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import type { Settings } from '@/lib/server/settings'

/**
 * The address a request came from. Behind a trusted proxy that is the last one of `X-Forwarded-For`: the proxy in front of us
 * added it, while everything before it is what the caller wrote.
 */
export function clientAddress(
  { TRUST_PROXY }: Pick<Settings, 'TRUST_PROXY'>,
  headers: IncomingHttpHeaders,
  remoteAddress: string | undefined,
): string {
  const last = TRUST_PROXY
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)!
        .trim()
    : ''
  return isIP(last) === 0 ? (remoteAddress ?? '') : last
}
