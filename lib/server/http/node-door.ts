import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'

/** The rest of a refused body is thrown away for at most so many milliseconds. */
const DISCARD_MS = 5_000

/** A node:http request as the framework-free doors take it. */
export function doorRequest(incoming: IncomingMessage): DoorRequest {
  const { pathname, searchParams } = urlOf(incoming.url ?? '/')
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: incoming.headers as Record<string, string>,
    body: (limit) => readBody(incoming, limit),
  }
}

/** A path is not resolved against a base: `//messages` names no host. What is neither path nor URL (`*`) is a path of its own. */
function urlOf(target: string): URL {
  if (target.startsWith('/')) return new URL(`http://door${target}`)
  return URL.canParse(target) ? new URL(target) : new URL(`http://door/${encodeURIComponent(target)}`)
}

/** Writes a door's answer. */
export function writeResponse(incoming: IncomingMessage, outgoing: ServerResponse, { status, headers, body }: DoorResponse): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.byteLength })
  outgoing.end(body)
  discardRest(incoming)
}

/**
 * Reads what is left of an answered request and throws it away: a connection closed with bytes unread is reset, and a
 * caller that still writes would lose the answer.
 */
export function discardRest(incoming: IncomingMessage): void {
  if (incoming.complete) return
  incoming.resume()
  setTimeout(() => { if (!incoming.complete) incoming.socket.destroy() }, DISCARD_MS).unref()
}

function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > limit) resolve(null)
      else chunks.push(chunk)
    })
    let ended = false
    incoming.once('end', () => {
      ended = true
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
    })
    incoming.once('error', reject)
    incoming.once('close', () => { if (!ended) reject(new Error('the caller went away')) })
  })
}
