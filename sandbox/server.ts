import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gatewayError } from '@/sandbox/gateway-error'
import { handleRequest } from '@/sandbox/handle-request'
import type { KnownWaba } from '@/sandbox/known-waba'
import { SandboxState } from '@/sandbox/sandbox-state'
import type { Send } from '@/sandbox/send-log'
import { writeFailure } from '@/sandbox/write-answer'

/** A running sandbox. The control API (`/_sandbox/…`, README.md) does the same over HTTP, and more. */
export interface Sandbox {
  /** Without a slash at the end; the Graph base is `${url}/v25.0`. */
  url: string
  /** Accepted messages, oldest first, the latest 100,000 sends of any outcome. */
  readonly deliveries: Send[]
  /** Forgets everything: deliveries, changed templates and accounts, holds (their answers go out first). */
  reset(): void
  /** Drops all connections, also those whose answers are held. */
  close(): Promise<void>
}

/** Starts a stand-in for Meta's Graph API and 360dialog's messaging API; a port of 0 is a free one. */
export async function startSandbox(
  { host = '127.0.0.1', port = 0, wabas = [] }: { host?: string; port?: number; wabas?: readonly KnownWaba[] } = {},
): Promise<Sandbox> {
  const state = new SandboxState(wabas)
  const server = createServer(
    // Longer than any client keeps a connection, so that it is never the sandbox that closes one under a send.
    { keepAliveTimeout: 120_000, requestTimeout: 0, noDelay: true },
    (request, response) => void serve(state, request, response),
  )
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    get deliveries() {
      return state.log.deliveries()
    },
    reset: () => state.reset(),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function serve(state: SandboxState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handleRequest(state, request, response)
  } catch (error) {
    if (request.destroyed && !request.complete) return
    console.error(error)
    if (!response.headersSent) writeFailure(response, gatewayError(500, 1, 'The sandbox itself failed'), '360dialog')
  }
}
