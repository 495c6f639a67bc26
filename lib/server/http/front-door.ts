import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { askedWay } from '@/lib/server/gateway/asked-way'
import { handleSend } from '@/lib/server/gateway/handle-send'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { isForProvider, passThrough } from '@/lib/server/gateway/pass-through'
import { BodyTooSlow } from '@/lib/server/http/body-too-slow'
import { clientAddress } from '@/lib/server/http/client-address'
import {
  LOCAL_REQUEST_HEADER,
  REMOTE_ADDRESS_HEADER,
  REQUEST_METHOD_HEADER,
  REQUEST_PATH_HEADER,
} from '@/lib/server/http/front-door-headers'
import { guardPage } from '@/lib/server/http/guard-page'
import { handToNext } from '@/lib/server/http/hand-to-next'
import { isForLocalUse } from '@/lib/server/http/is-for-local-use'
import { isLocalRequest } from '@/lib/server/http/is-local-request'
import { doorRequest, writeResponse } from '@/lib/server/http/node-door'
import { originForm } from '@/lib/server/http/origin-form'
import { ownListenerEvents } from '@/lib/server/http/own-listener-events'
import { plainText } from '@/lib/server/http/plain-text'
import { publicOrigin } from '@/lib/server/http/public-origin'
import { WaitingLine } from '@/lib/server/http/waiting-line'
import { handleOperations } from '@/lib/server/operations'
import { serveApiDocument } from '@/lib/server/partner-api/serve-api-document'
import type { Runtime } from '@/lib/server/runtime'
import { handleWebhook, WEBHOOKS_PATH } from '@/lib/server/webhooks/handle-webhook'

/** Milliseconds until the headers of a request are there (contract 9: 30 s), and between two looks at who is too slow. */
const HEADERS_MS = 29_000
const LOOK_MS = 1_000

/** Connections that have not sent one whole request head yet, and strangers' bodies that are still coming. */
const SILENT_CONNECTIONS = 10_000
const STRANGERS_BODIES = 1_024

/** Seconds for which a browser asks by https only; a year. */
const HSTS = 'max-age=31536000'

/**
 * The process's one listener: the gateway and the operations answer here on node:http, in front of Next, which gets
 * everything else. A Next route handler costs thirteen times as much (DECISIONS.md).
 */
export function createFrontDoor(runtime: Runtime, next: RequestListener): Server {
  const toNext = { runtime, next, line: new WaitingLine(STRANGERS_BODIES) }
  const isSecure = runtime.settings.APP_URL?.startsWith('https:') ?? false
  const warnOfProxy = once(() =>
    runtime.log.warn(
      'Forwarding headers arrive, but TRUST_PROXY is off: every caller counts as the proxy. Set TRUST_PROXY=on where a proxy in front sets them itself.',
    ),
  )
  const server = createServer(
    {
      keepAliveTimeout: runtime.settings.KEEP_ALIVE_SECONDS * 1_000,
      headersTimeout: HEADERS_MS,
      connectionsCheckingInterval: LOOK_MS,
    },
    (incoming, outgoing) => {
      if (isSecure) outgoing.setHeader('strict-transport-security', HSTS)
      if (!runtime.settings.TRUST_PROXY && saysWhoAsked(incoming)) warnOfProxy()
      answer(runtime, incoming, outgoing, toNext)
        .then((response) => {
          if (response) writeResponse(incoming, outgoing, response)
        })
        .catch((error: unknown) => {
          // Not `incoming.destroyed`, which also says that the body was read to its end.
          if (incoming.socket.destroyed) return
          const response = error instanceof BodyTooSlow ? TOO_SLOW : INTERNAL_ERROR
          if (response === INTERNAL_ERROR)
            runtime.log.error(
              { err: error, path: loggedPath(incoming.url ?? '') },
              'a request failed',
            )
          if (!outgoing.headersSent) writeResponse(incoming, outgoing, response)
        })
    },
  )
  boundSilence(server)
  ownListenerEvents(server)
  return server
}

/** Cuts the connection that has been silent longest where too many never asked for anything. */
function boundSilence(server: Server): void {
  const silent = new WaitingLine(SILENT_CONNECTIONS)
  const leaves = new WeakMap<Socket, () => void>()
  server.on('connection', (socket) => {
    const leave = silent.join(() => socket.destroy())
    leaves.set(socket, leave)
    socket.once('close', leave)
  })
  server.on('request', ({ socket }: IncomingMessage) => leaves.get(socket)?.())
}

/** Has a proxy written down whose request it sends on? */
function saysWhoAsked({ headers }: IncomingMessage): boolean {
  return (headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-real-ip']) !== undefined
}

/** A node:http request's headers as doors take them. */
function headersOf({ headers }: IncomingMessage): Record<string, string | undefined> {
  return headers as Record<string, string | undefined>
}

/** Says who asks, from where and for what, by headers that only the front door writes: what a caller put there is lost. */
function nameRequest({ settings }: Runtime, incoming: IncomingMessage): void {
  const { headers, socket, url, method } = incoming
  const isLocal =
    isLocalRequest(headersOf(incoming), socket.remoteAddress) && isForLocalUse(settings)
  headers[LOCAL_REQUEST_HEADER] = isLocal ? 'yes' : undefined
  headers[REMOTE_ADDRESS_HEADER] = clientAddress(settings, headers, socket.remoteAddress)
  headers[REQUEST_PATH_HEADER] = url
  headers[REQUEST_METHOD_HEADER] = method
}

/** Tells Next by which address the browser came. */
function nameOrigin({ settings }: Runtime, { headers, socket }: IncomingMessage): void {
  const { host, protocol } = publicOrigin(settings, headers, socket.localPort)
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol
}

/** A path as it may stand in the log: without the secret that the address of a link or of a webhook endpoint is. */
function loggedPath(target: string): string {
  return target.split('?', 1)[0]!.replace(/^(\/(?:o|invite|webhooks)\/)[^/]+/, '$1…')
}

/** A page's or an endpoint's path; on any other Next would fail. */
function isDecodable(target: string): boolean {
  try {
    decodeURIComponent(target.split('?', 1)[0]!)
    return true
  } catch {
    return false
  }
}

const BAD_TARGET = plainText(
  400,
  'The target of the request is not a path; give one that begins with a slash.',
)
const BAD_PATH = plainText(400, 'The path is not percent-encoded UTF-8')
const TOO_SLOW = plainText(408, 'The body did not come whole within 60 seconds.', {
  connection: 'close',
})
const INTERNAL_ERROR = plainText(500, 'Internal error')

/** Gives the answer, or null where somebody else gives it. */
async function answer(
  runtime: Runtime,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  toNext: Parameters<typeof handToNext>[0],
): Promise<DoorResponse | null> {
  const asked = originForm(incoming.url ?? '')
  if (!asked) return BAD_TARGET
  incoming.url = asked.target
  if (asked.host !== null) incoming.headers.host = asked.host
  nameRequest(runtime, incoming)
  const request = doorRequest(incoming)
  const way = askedWay(request.path)
  if (way) return handleSend(runtime.gateway, way, request)
  if (request.path.startsWith(WEBHOOKS_PATH)) return handleWebhook(runtime.webhooks, request)
  if (isForProvider(request.path, incoming.headers))
    return passThrough(runtime.gateway, incoming, outgoing)
  const { remoteAddress } = incoming.socket
  const own =
    (await handleOperations(runtime, request, { remoteAddress })) ?? serveApiDocument(request)
  if (own) return own
  if (!isDecodable(incoming.url)) return BAD_PATH
  // Next would redirect to the same path with single slashes, and a path that begins with two names a host.
  incoming.url = incoming.url.replace(/^[^?]*/, (path) => path.replace(/[\\/]+/g, '/'))
  nameOrigin(runtime, incoming)
  guardPage(runtime, incoming, outgoing)
  return handToNext(toNext, incoming, outgoing)
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
