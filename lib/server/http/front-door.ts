import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { handleSend } from '@/lib/server/gateway/handle-send'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { isForProvider, passThrough } from '@/lib/server/gateway/pass-through'
import {
  REMOTE_ADDRESS_HEADER,
  REQUEST_METHOD_HEADER,
  REQUEST_PATH_HEADER,
} from '@/lib/server/http/front-door-headers'
import { guardLinkPage } from '@/lib/server/http/guard-link-page'
import { doorRequest, writeResponse } from '@/lib/server/http/node-door'
import { publicOrigin } from '@/lib/server/http/public-origin'
import { handleOperations } from '@/lib/server/operations'
import type { Runtime } from '@/lib/server/runtime'
import { handleWebhook, WEBHOOKS_PATH } from '@/lib/server/webhooks/handle-webhook'

/**
 * The process's one listener: the gateway and the operations answer here on node:http, in front of Next, which gets
 * everything else. A Next route handler costs thirteen times as much (DECISIONS.md).
 */
export function createFrontDoor(runtime: Runtime, next: RequestListener): Server {
  return createServer((incoming, outgoing) => {
    answer(runtime, incoming, outgoing)
      .then((answered) => {
        if (answered) return
        if (!isDecodable(incoming.url ?? '/')) return writeResponse(incoming, outgoing, BAD_PATH)
        nameOrigin(runtime, incoming)
        guardLinkPage(runtime, incoming, outgoing)
        next(incoming, outgoing)
      })
      .catch((error: unknown) => {
        // Not `incoming.destroyed`, which also says that the body was read to its end.
        if (incoming.socket.destroyed) return
        runtime.log.error({ err: error, path: loggedPath(incoming.url ?? '') }, 'a request failed')
        if (!outgoing.headersSent) writeResponse(incoming, outgoing, INTERNAL_ERROR)
      })
  })
}

/** Tells Next where a request came from, by which address, and what for. */
function nameOrigin(
  { settings }: Runtime,
  { headers, socket, url, method }: IncomingMessage,
): void {
  const { host, protocol } = publicOrigin(settings, headers, socket.localPort)
  const forwardedFor = settings.TRUST_PROXY
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',', 1)[0]!
        .trim()
    : ''
  headers[REMOTE_ADDRESS_HEADER] = forwardedFor || socket.remoteAddress || ''
  headers[REQUEST_PATH_HEADER] = url
  headers[REQUEST_METHOD_HEADER] = method
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
    return decodeURIComponent(target.split('?', 1)[0]!) !== '*'
  } catch {
    return false
  }
}

const BAD_PATH = plainText(400, 'The path is not percent-encoded UTF-8')
const INTERNAL_ERROR = plainText(500, 'Internal error')

function plainText(status: number, text: string): DoorResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(text) }
}

async function answer(
  runtime: Runtime,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  const request = doorRequest(incoming)
  let response: DoorResponse | null
  if (request.path === '/messages')
    response = await handleSend(runtime.gateway, 'messages', request)
  else if (request.path === '/marketing_messages')
    response = await handleSend(runtime.gateway, 'marketing_messages', request)
  else if (request.path.startsWith(WEBHOOKS_PATH))
    response = await handleWebhook(runtime.webhooks, request)
  else if (isForProvider(request.path, incoming.headers)) {
    response = await passThrough(runtime.gateway, incoming, outgoing)
    if (!response) return true
  } else
    response = await handleOperations(runtime, request, {
      remoteAddress: incoming.socket.remoteAddress,
    })
  if (response) writeResponse(incoming, outgoing, response)
  return response !== null
}
