import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HttpUpstream {
  url: string
  /** Who answers the next requests. */
  handle: RequestListener
  close(): Promise<void>
}

/** An upstream on node:http, for what is streamed; `startScriptedUpstream` is the one that can misbehave. */
export async function startHttpUpstream(handle: RequestListener): Promise<HttpUpstream> {
  const server = createServer((request, response) => upstream.handle(request, response))
  // Room for a thousand that connect at once, of which the system would drop what waits beyond the usual 511.
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 })
  await once(server, 'listening')
  const upstream: HttpUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handle,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return upstream
}
