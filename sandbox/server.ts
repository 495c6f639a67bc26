import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gatewayError } from '@/sandbox/gateway-error'
import { handleRequest } from '@/sandbox/handle-request'
import type { KnownWaba } from '@/sandbox/known-waba'
import { SandboxState } from '@/sandbox/sandbox-state'
import type { Send } from '@/sandbox/send-log'
import { readWebhookChange } from '@/sandbox/webhooks/read-webhook-change'
import {
  defaultWebhookSettings,
  type WebhookChange,
  type WebhookSettings,
} from '@/sandbox/webhooks/webhook-settings'
import { writeFailure } from '@/sandbox/write-answer'

/** A running sandbox. The control API (`/_sandbox/…`, README.md) does the same over HTTP, and more. */
export interface Sandbox {
  /** Without a slash at the end; the Graph base is `${url}/v25.0`. */
  url: string
  /** Accepted messages, oldest first, the latest 100,000 sends of any outcome. */
  readonly deliveries: Send[]
  /** Forgets everything: deliveries, changed templates and accounts, holds (their answers go out first), webhooks that wait. */
  reset(): void
  /** Changes how webhooks are sent, and where to. Outlasts a reset, unlike what the control API changes; throws what does not fit. */
  setWebhooks(change: WebhookChange): void
  /** Drops all connections, also those whose answers are held. */
  close(): Promise<void>
}

interface SandboxOptions {
  host?: string
  /** 0 is a free one. */
  port?: number
  wabas?: readonly KnownWaba[]
  webhooks?: WebhookChange
}

/** Starts a stand-in for Meta's Graph API and 360dialog's messaging API. */
export async function startSandbox({
  host = '127.0.0.1',
  port = 0,
  wabas,
  webhooks = {},
}: SandboxOptions = {}): Promise<Sandbox> {
  const state = new SandboxState(wabas, changed(defaultWebhookSettings, webhooks))
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
    setWebhooks: (change) => state.startWebhooksWith(changed(state.webhooks.settings, change)),
    async close() {
      state.webhooks.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function changed(settings: WebhookSettings, change: WebhookChange): WebhookSettings {
  const read = readWebhookChange(settings, change)
  if (typeof read === 'string') throw new TypeError(`webhooks: ${read}`)
  return read
}

async function serve(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await handleRequest(state, request, response)
  } catch (error) {
    if (request.destroyed && !request.complete) return
    console.error(error)
    if (!response.headersSent)
      writeFailure(response, gatewayError(500, 1, 'The sandbox itself failed'), '360dialog')
  }
}
