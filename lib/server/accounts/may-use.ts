import { DEMO } from '@/lib/server/accounts/demo-secrets'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { LOCAL_REQUEST_HEADER } from '@/lib/server/http/front-door-headers'

const KNOWN: ReadonlySet<string> = new Set([DEMO.partnerApiKey, DEMO.channelKey, DEMO.password])

/** As `knownUpstreamKey` makes them. */
const KNOWN_UPSTREAM_KEY = /^demo-\w+-waba-\d+-phone-\w+$/

/**
 * May a request be let in by this key or password? What is known to everyone lets in nobody but this very machine, asked with each
 * request: the settings and the way a request takes may have changed since the secret was made (contract 1).
 */
export function mayUse(secret: string, headers: DoorRequest['headers']): boolean {
  return (
    headers[LOCAL_REQUEST_HEADER] === 'yes' ||
    !(KNOWN.has(secret) || KNOWN_UPSTREAM_KEY.test(secret))
  )
}
