import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { BodyTooSlow } from '@/lib/server/http/body-too-slow'

/** Milliseconds in which a body must have come whole (contract 9). */
const BODY_MS = 60_000

/** The rest of a refused body is thrown away for at most so many milliseconds. */
const DISCARD_MS = 5_000

/** A longer body is not worth its copy: it goes out as it is, in a write of its own. */
const LONGEST_IN_ONE_WRITE = 16 * 1024

/** A node:http request as the framework-free doors take it. */
export function doorRequest(incoming: IncomingMessage): DoorRequest {
  const { pathname, searchParams } = addressOf(incoming.url ?? '/')
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: incoming.headers as Record<string, string>,
    body: (limit, admit) => readBody(incoming, limit, admit),
  }
}

/** What stands for itself, as the path of every send does, is not parsed: 2 µs of a send's 60. */
function addressOf(target: string): Pick<URL, 'pathname' | 'searchParams'> {
  return /^(\/[a-z_]+)+$/.test(target)
    ? { pathname: target, searchParams: new URLSearchParams() }
    : urlOf(target)
}

/** A path is not resolved against a base: `//messages` names no host. What is neither path nor URL (`*`) is a path of its own. */
function urlOf(target: string): URL {
  if (target.startsWith('/')) return new URL(`http://door${target}`)
  return URL.canParse(target)
    ? new URL(target)
    : new URL(`http://door/${encodeURIComponent(target)}`)
}

/**
 * Writes a door's answer. Given a Latin-1 string, node:http puts head and body into one write, where bytes go out as two
 * buffers; the bytes on the wire are the same.
 */
export function writeResponse(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers, body }: DoorResponse,
): void {
  // To a client a 304's length would be that of what it has.
  const length = status === 304 ? {} : { 'content-length': body.byteLength }
  outgoing.writeHead(status, { ...headers, ...length })
  if (body.byteLength > LONGEST_IN_ONE_WRITE) outgoing.end(body)
  else outgoing.end(latin1(body), 'latin1')
  discardRest(incoming)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/**
 * Reads what is left of an answered request and throws it away: a connection closed with bytes unread is reset, and a
 * caller that still writes would lose the answer.
 */
export function discardRest(incoming: IncomingMessage): void {
  if (incoming.complete) return
  incoming.resume()
  setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroy()
  }, DISCARD_MS).unref()
}

function readBody(
  incoming: IncomingMessage,
  limit: number,
  admit: (bytes: number) => boolean = () => true,
): Promise<Uint8Array | null> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let bytes = 0
    const onData = (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes <= limit && admit(chunk.byteLength)) return chunks.push(chunk)
      // Nothing of a refused body stays in memory while the rest of it is thrown away.
      chunks = []
      incoming.off('data', onData)
      resolve(null)
    }
    incoming.on('data', onData)
    let ended = false
    incoming.once('end', () => {
      ended = true
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
    })
    incoming.once('error', reject)
    const tooSlow = setTimeout(() => reject(new BodyTooSlow()), BODY_MS)
    incoming.once('close', () => {
      clearTimeout(tooSlow)
      if (!ended) reject(new Error('the caller went away'))
    })
  })
}
