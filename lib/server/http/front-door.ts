import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { handleSend } from '@/lib/server/gateway/handle-send'
import { isForProvider, passThrough } from '@/lib/server/gateway/pass-through'
import { doorRequest, writeResponse } from '@/lib/server/http/node-door'
import { handleOperations } from '@/lib/server/operations'
import type { Runtime } from '@/lib/server/runtime'

/** Says to Next where a request came from; whatever a caller put there is removed. */
export const REMOTE_ADDRESS_HEADER = 'x-fairway-remote-address'

/**
 * The process's one listener: the gateway and the operations answer here on node:http, in front of Next, which gets
 * everything else. A Next route handler costs thirteen times as much (DECISIONS.md).
 */
export function createFrontDoor(runtime: Runtime, next: RequestListener): Server {
  return createServer((incoming, outgoing) => {
    answer(runtime, incoming, outgoing).then((answered) => {
      if (answered) return
      const forwarded = runtime.settings.TRUST_PROXY ? String(incoming.headers['x-forwarded-for'] ?? '').split(',', 1)[0]!.trim() : ''
      incoming.headers[REMOTE_ADDRESS_HEADER] = forwarded || incoming.socket.remoteAddress || ''
      next(incoming, outgoing)
    }).catch((error: unknown) => {
      if (incoming.destroyed) return
      runtime.log.error({ err: error, path: incoming.url?.split('?', 1)[0] }, 'a request failed')
      if (!outgoing.headersSent) writeResponse(incoming, outgoing, INTERNAL_ERROR)
    })
  })
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
