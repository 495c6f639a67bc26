import { IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { fenceAuth } from '@/lib/server/http/fence-auth'
import { doorRequest } from '@/lib/server/http/node-door'
import { plainText } from '@/lib/server/http/plain-text'
import type { WaitingLine } from '@/lib/server/http/waiting-line'
import { authenticate } from '@/lib/server/partner-api/authenticate'
import { PARTNER_API_BASE } from '@/lib/server/partner-api/handle-partner-api'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Bytes of a body from who has proven nothing (contract 9). */
const STRANGERS_BYTES = 64 * 1024

const TOO_LARGE = plainText(
  413,
  `The body is longer than ${STRANGERS_BYTES} bytes (64 KiB), which is the limit without a sign-in or an API key.`,
  { connection: 'close' },
)

/**
 * Hands a request to Next. Next and next-auth read a body of any length, as slowly as it comes, so they get none that was not read
 * here within the limits; only server actions of a login session and the Partner API, which have limits of their own, read by
 * themselves. Gives the answer where a request is refused.
 */
export async function handToNext(
  { runtime, next, line }: { runtime: Runtime; next: RequestListener; line: WaitingLine },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<DoorResponse | null> {
  const request = doorRequest(incoming)
  if (mayBeLong(incoming) && (await isKnown(runtime, request))) {
    next(incoming, outgoing)
    return null
  }
  let body: Uint8Array | null = null
  if (hasBody(incoming)) {
    const leave = line.join(() => incoming.socket.destroy())
    body = await request.body(STRANGERS_BYTES).finally(leave)
    if (!body) return TOO_LARGE
  }
  const fenced = fenceAuth(incoming, body)
  if ('refusal' in fenced) return fenced.refusal
  next(fenced.body ? replay(incoming, fenced.body) : incoming, outgoing)
  return null
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Longer than a stranger's, or of a length that is not said. */
function mayBeLong({ headers }: IncomingMessage): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    Number(headers['content-length'] ?? 0) > STRANGERS_BYTES
  )
}

/** Does the request prove who sends it, where more than a stranger's body is accepted at all? */
async function isKnown(runtime: Runtime, request: DoorRequest): Promise<boolean> {
  const isAction = request.headers['next-action'] !== undefined && !request.path.startsWith('/api/')
  const takesMore = isAction || request.path.startsWith(`${PARTNER_API_BASE}/`)
  if (!takesMore) return false
  const actor = await authenticate(runtime, request).catch(() => null)
  return actor !== null && !(actor instanceof Problem)
}

/** The same request with the body that was read already. */
function replay(incoming: IncomingMessage, body: Uint8Array): IncomingMessage {
  const again = new IncomingMessage(incoming.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    incoming
  Object.assign(again, { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor })
  again.headers = headers
  again.complete = true
  again.push(body)
  again.push(null)
  return again
}
