import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'

/** A too long body is thrown away for at most so many milliseconds, so that its sender reads the 413 first. */
const DISCARD_MS = 5_000

/** A node:http request as the framework-free doors take it. */
export function doorRequest(incoming: IncomingMessage): DoorRequest {
  const target = incoming.url ?? '/'
  // Not resolved against a base: `//messages` is a path here, not a host.
  const url = new URL(target.startsWith('/') ? `http://door${target}` : target, 'http://door')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers as Record<string, string>,
    body: (limit) => readBody(incoming, limit),
  }
}

/** Writes a door's answer. */
export function writeResponse(incoming: IncomingMessage, outgoing: ServerResponse, { status, headers, body }: DoorResponse): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.byteLength, ...(incoming.complete ? {} : { connection: 'close' }) })
  outgoing.end(body)
  if (incoming.complete) return
  incoming.resume()
  setTimeout(() => incoming.destroy(), DISCARD_MS).unref()
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
    incoming.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    incoming.once('error', reject)
    incoming.once('close', () => reject(new Error('the caller went away')))
  })
}
