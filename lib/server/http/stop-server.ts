import type { Server, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'

const LOOK_AGAIN_MS = 20

/**
 * Gives the function that ends a server in good order; call it when the server is made, since it counts requests from then
 * on. It stops accepting, waits at most `limitMs` milliseconds until every answer is out, and cuts what is left: Node takes
 * a connection that was opened for later and never used for a busy one, and would wait for it.
 */
export function serverStopper(server: Server): (limitMs: number) => Promise<void> {
  const unanswered = new Set<ServerResponse>()
  server.on('request', (_incoming, outgoing: ServerResponse) => {
    unanswered.add(outgoing)
    outgoing.once('close', () => unanswered.delete(outgoing))
  })
  return async (limitMs) => {
    const limit = performance.now() + limitMs
    server.close()
    // At least once: a request may have arrived that was not read yet.
    do await setTimeout(LOOK_AGAIN_MS)
    while (unanswered.size > 0 && performance.now() < limit)
    server.closeAllConnections()
  }
}
