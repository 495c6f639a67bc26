import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { apiDocument } from '@/lib/server/api-document/api-document'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { endpoints } from '@/lib/server/partner-api/endpoints'

const DOCUMENT_PATH = '/api/v2/openapi.json'

interface Kept {
  plain: Uint8Array
  gzip: Uint8Array
  etag: string
}

let kept: Kept | null = null

/**
 * The OpenAPI document, for everyone: it says how to ask, and nothing about any partner. Making it takes a tenth of a second of the
 * one event loop, and so does compressing it, so both are done once for as long as the process lives. Null for any other request.
 */
export function serveApiDocument({ path, method, headers }: DoorRequest): DoorResponse | null {
  if (path !== DOCUMENT_PATH || (method !== 'GET' && method !== 'HEAD')) return null
  kept ??= make()
  const isGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers['accept-encoding'] ?? '')
  const common = {
    etag: kept.etag,
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    'access-control-allow-origin': '*',
  }
  if (isSame(headers['if-none-match'], kept.etag))
    return { status: 304, headers: common, body: new Uint8Array() }
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      ...(isGzip ? { 'content-encoding': 'gzip' } : {}),
      ...common,
    },
    body: isGzip ? kept.gzip : kept.plain,
  }
}

function make(): Kept {
  const plain = Buffer.from(JSON.stringify(apiDocument(endpoints)))
  // Weak: the two encodings have one.
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`
  return { plain, gzip: gzipSync(plain), etag }
}

function isSame(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return asked.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
}
