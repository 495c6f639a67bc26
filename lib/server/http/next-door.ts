import { Readable } from 'node:stream'
import type { DoorRequest, DoorResponse, DoorStream } from '@/lib/server/gateway/http'

/** Statuses that a `Response` takes no body with. */
const BODILESS = new Set([204, 205, 304])

/** Plugs a framework-free door into a Next route handler. */
export async function throughNext(
  request: Request,
  door: (request: DoorRequest) => Promise<DoorResponse | DoorStream>,
): Promise<Response> {
  const answer = await door(doorRequest(request))
  if ('stream' in answer) {
    const { status, headers, stream } = answer
    return new Response(Readable.toWeb(Readable.from(encoded(stream))) as ReadableStream, {
      status,
      headers,
    })
  }
  const { status, headers, body } = answer
  // Unless told not to, Next would compress what goes out byte for byte.
  return new Response(BODILESS.has(status) ? null : (body as Uint8Array<ArrayBuffer>), {
    status,
    headers: { 'cache-control': 'no-transform', ...headers },
  })
}

function doorRequest(request: Request): DoorRequest {
  const url = new URL(request.url)
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(request.headers),
    body: (limit, admit) => readBody(request, limit, admit),
  }
}

async function readBody(
  request: Request,
  limit: number,
  admit: (bytes: number) => boolean = () => true,
): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > limit || !admit(value.byteLength)) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const part of text) yield Buffer.from(part)
}
