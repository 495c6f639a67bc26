import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { plainText } from '@/lib/server/http/plain-text'

const BASE = '/api/auth'

/** The routes of next-auth that are in use, and the methods that each takes. */
const ROUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['/csrf', ['GET', 'HEAD']],
  ['/session', ['GET', 'HEAD']],
  ['/signin', ['GET', 'HEAD']],
  ['/callback/credentials', ['POST']],
  ['/signout', ['POST']],
])

/** What a form of these routes may say. Where to go afterwards is not for next-auth to decide (callback-path.ts). */
const FIELDS = ['csrfToken', 'email', 'password', 'json']

/**
 * Lets through to next-auth only what Fairway uses of it: its other routes write what a stranger says into the log, and an address
 * or JSON that it cannot read ends in a 500. Takes the query and the remembered return address out of the request. Gives the
 * body as next-auth is to read it, or the answer where a request is refused; requests of other paths stay as they are.
 */
export function fenceAuth(
  incoming: Pick<IncomingMessage, 'url' | 'method' | 'headers'>,
  body: Uint8Array | null,
): { body: Uint8Array | null } | { refusal: DoorResponse } {
  const path = incoming.url!.split('?', 1)[0]!
  const decoded = decodeURIComponent(path)
  if (decoded !== BASE && !decoded.startsWith(`${BASE}/`)) return { body }
  const methods = ROUTES.get(path.slice(BASE.length))
  if (!methods) return { refusal: plainText(404, 'Not found') }
  if (!methods.includes(incoming.method!)) {
    const allow = methods.join(', ')
    return { refusal: plainText(405, `Accepted here: ${allow}`, { allow }) }
  }
  const form = body && formOf(incoming.headers, Buffer.from(body).toString('utf8'))
  if (body && !form) return { refusal: plainText(400, 'The body is not valid JSON.') }
  incoming.url = path
  incoming.headers.cookie = withoutReturnAddress(incoming.headers.cookie)
  if (!form) return { body: null }
  const bytes = Buffer.from(form.toString())
  incoming.headers['content-type'] = 'application/x-www-form-urlencoded'
  incoming.headers['content-length'] = String(bytes.byteLength)
  delete incoming.headers['transfer-encoding']
  return { body: bytes }
}

/** The fields of a form, given as one or as JSON; null for what is not JSON though it says so. */
function formOf(headers: IncomingHttpHeaders, text: string): URLSearchParams | null {
  const given = headers['content-type']?.includes('application/json')
    ? jsonFields(text)
    : Object.fromEntries(new URLSearchParams(text))
  return (
    given &&
    new URLSearchParams(
      FIELDS.flatMap((name) => {
        const value = Object.hasOwn(given, name) ? given[name] : undefined
        return typeof value === 'string' ? [[name, value]] : []
      }),
    )
  )
}

function jsonFields(text: string): Record<string, unknown> | null {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return null
  }
}

/** next-auth remembers where to go after signing in, and fails on an address that it cannot read. */
function withoutReturnAddress(cookie: string | undefined): string | undefined {
  return cookie
    ?.split(/; */)
    .filter((pair) => !/^(__Secure-)?next-auth\.callback-url=/.test(pair))
    .join('; ')
}
