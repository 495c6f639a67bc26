import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { handleSend } from '@/lib/server/gateway/handle-send'
import { isForProvider, passThrough } from '@/lib/server/gateway/pass-through'
import { doorRequest, writeResponse } from '@/lib/server/http/node-door'
import { publicOrigin } from '@/lib/server/http/public-origin'
import { REMOTE_ADDRESS_HEADER, REQUEST_PATH_HEADER } from '@/lib/server/http/front-door-headers'
import { handleOperations } from '@/lib/server/operations'
import type { Runtime } from '@/lib/server/runtime'

/**
 * The process's one listener: the gateway and the operations answer here on node:http, in front of Next, which gets
 * everything else. A Next route handler costs thirteen times as much (DECISIONS.md).
 */
export function createFrontDoor(runtime: Runtime, next: RequestListener): Server {
  return createServer((incoming, outgoing) => {
    answer(runtime, incoming, outgoing).then((answered) => {
      if (answered) return
      nameOrigin(runtime, incoming)
      next(incoming, outgoing)
    }).catch((error: unknown) => {
      // Not `incoming.destroyed`, which also says that the body was read to its end.
      if (incoming.socket.destroyed) return
      runtime.log.error({ err: error, path: incoming.url?.split('?', 1)[0] }, 'a request failed')
      if (!outgoing.headersSent) writeResponse(incoming, outgoing, INTERNAL_ERROR)
    })
  })
}

/** Tells Next where a request came from, by which address, and what for. */
function nameOrigin({ settings }: Runtime, { headers, socket, url }: IncomingMessage): void {
  const { host, protocol } = publicOrigin(settings, headers, socket.localPort)
  const forwardedFor = settings.TRUST_PROXY ? String(headers['x-forwarded-for'] ?? '').split(',', 1)[0]!.trim() : ''
  headers[REMOTE_ADDRESS_HEADER] = forwardedFor || socket.remoteAddress || ''
  headers[REQUEST_PATH_HEADER] = url
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol
}

const INTERNAL_ERROR: DoorResponse = {
  status: 500, headers: { 'content-type': 'text/plain' }, body: Buffer.from('Internal error'),
}

async function answer(runtime: Runtime, incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
  const request = doorRequest(incoming)
  let response: DoorResponse | null
  if (request.path === '/messages') response = await handleSend(runtime.gateway, 'messages', request)
  else if (request.path === '/marketing_messages') response = await handleSend(runtime.gateway, 'marketing_messages', request)
  else if (isForProvider(request.path, incoming.headers)) {
    response = await passThrough(runtime.gateway, incoming, outgoing)
    if (!response) return true
  } else response = await handleOperations(runtime, request, { remoteAddress: incoming.socket.remoteAddress })
  if (response) writeResponse(incoming, outgoing, response)
  return response !== null
}
