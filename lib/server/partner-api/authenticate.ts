import type { Actor } from '@/lib/server/accounts/actor'
import { findPartnerKey } from '@/lib/server/accounts/find-partner-key'
import { findSession } from '@/lib/server/accounts/find-session'
import { mayUse } from '@/lib/server/accounts/may-use'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { REMOTE_ADDRESS_HEADER } from '@/lib/server/http/front-door-headers'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

type Headers = DoorRequest['headers']

/** Who sends a request: by `X-API-Key`, else `Authorization: Bearer`, else the dashboard's session (contract 3). */
export async function authenticate(
  runtime: Runtime,
  { method, headers }: DoorRequest,
): Promise<Actor | Problem> {
  const remote = headers[REMOTE_ADDRESS_HEADER] ?? null
  const key = headers['x-api-key'] ?? bearerToken(headers.authorization)
  if (key !== undefined) {
    const known = mayUse(key, headers) ? await findPartnerKey(runtime.database, key) : null
    return known
      ? { ...known, remote }
      : new Problem('unauthorized', 'The API key is unknown or revoked.')
  }
  const session = await findSession(runtime, headers['x-forwarded-proto'], (name) =>
    cookieValue(headers.cookie, name),
  )
  if (!session)
    return new Problem(
      'unauthorized',
      'An API key is missing: give X-API-Key or Authorization: Bearer.',
    )
  if (method !== 'GET' && method !== 'HEAD' && !isSameOrigin(headers)) {
    return new Problem(
      'forbidden',
      'A session may change something only from the dashboard itself; give an API key instead.',
    )
  }
  return { partnerId: session.partnerId, id: `user:${session.userId}`, role: session.role, remote }
}

function bearerToken(authorization: string | undefined): string | undefined {
  return authorization === undefined
    ? undefined
    : (/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '')
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** The front door puts the address it is reached by into the forwarding headers, and nothing a caller put there. */
function isSameOrigin(headers: Headers): boolean {
  return headers.origin === `${headers['x-forwarded-proto']}://${headers['x-forwarded-host']}`
}
