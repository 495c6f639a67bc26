import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildPages } from '@/scripts/setup/build-pages.mjs'

/** Starts Next alone, on the pages as they are built. Needs NODE_ENV=production. */
export async function startNext(): Promise<{ url: string; close(): Promise<void> }> {
  if (buildPages.isStale())
    throw new Error('The pages are not built, or changed since: run `npm run build` first.')
  const { default: next } = await import('next')
  const app = next({ dev: false })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await app.close()
    },
  }
}
