import type { Server } from 'node:http'
import { plainText } from '@/lib/server/http/plain-text'

/** Events by which a listener takes a request away from the front door. */
const OURS = new Set(['upgrade', 'connect', 'checkContinue', 'checkExpectation', 'clientError'])

/**
 * Keeps the listener to the front door alone. Node gives every request with an `Upgrade` header to whoever listens for `upgrade`,
 * and treats it as if the header were absent where nobody does; Next adds itself at its first request, and then answers nothing.
 * A request to make a tunnel (CONNECT) is refused. The development server needs its socket, so there Next may stay.
 */
export function ownListenerEvents(server: Server): void {
  server.on('connect', (_incoming, socket) => {
    const { status, headers, body } = plainText(400, 'This server makes no tunnels.')
    socket.on('error', () => {})
    socket.end(
      `HTTP/1.1 ${status} Bad Request\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: ${body.byteLength}\r\nconnection: close\r\n\r\n${Buffer.from(body).toString()}`,
    )
  })
  if (process.env.NODE_ENV === 'development') return
  server.on('newListener', (event: string, listener: () => void) => {
    // Told before it is added, and before any other request is read.
    if (OURS.has(event)) queueMicrotask(() => server.off(event, listener))
  })
}
