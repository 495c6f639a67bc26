import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { DoorRequest } from '@/lib/server/gateway/http'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'

const META_SIGNATURE = 'x-hub-signature-256'
const D360_SIGNATURE = 'x-360dialog-signature'

/** Headers that sign the bytes as they came; they go along where these are forwarded unchanged (contract 4.2). */
export const SIGNATURE_HEADERS = [META_SIGNATURE, D360_SIGNATURE] as const

const SHA256_BYTES = 32

type Proof = 'right' | 'wrong' | 'missing' | 'open'

/**
 * Is the post Meta's or 360dialog's: does any one of its proofs hold over the raw bytes (contract 4)? Null where one does; else
 * why not, in words that name no value. Compared in constant time.
 */
export function checkProof(
  endpoint: WebhookEndpoint,
  headers: DoorRequest['headers'],
  body: Uint8Array,
): string | null {
  const proofs = proofsOf(endpoint, headers, body)
  return Object.values(proofs).includes('right') ? null : whyUnproven(proofs)
}

/** Why no body could prove a post with these headers; null where one could. */
export function lacksProof(
  endpoint: WebhookEndpoint,
  headers: DoorRequest['headers'],
): string | null {
  const proofs = proofsOf(endpoint, headers, null)
  const mayHold = Object.values(proofs).some((proof) => proof === 'right' || proof === 'open')
  return mayHold ? null : whyUnproven(proofs)
}

type Proofs = Readonly<Record<string, Proof | null>>

/** Without a body a signature that is there stays open. */
function proofsOf(
  { metaAppSecret, d360PlatformSecret, staticHeader }: WebhookEndpoint,
  headers: DoorRequest['headers'],
  body: Uint8Array | null,
): Proofs {
  return {
    'X-Hub-Signature-256':
      metaAppSecret === null
        ? null
        : signatureProof(headers[META_SIGNATURE], metaAppSecret, body, metaDigest),
    'x-360dialog-signature':
      d360PlatformSecret === null
        ? null
        : signatureProof(headers[D360_SIGNATURE], d360PlatformSecret, body, d360Digest),
    'the static header':
      staticHeader && staticProof(headers[staticHeader.name], staticHeader.value),
  }
}

function whyUnproven(proofs: Proofs): string {
  const named = (wanted: Proof) => Object.keys(proofs).filter((name) => proofs[name] === wanted)
  const wrong = named('wrong')
  if (wrong.length > 0) return `${wrong.join(' and ')} does not fit the body and the secret`
  const missing = named('missing')
  return missing.length > 0
    ? `${missing.join(' and ')} is missing`
    : 'no secret or static header is set for this endpoint'
}

function signatureProof(
  header: string | undefined,
  secret: string,
  body: Uint8Array | null,
  digestIn: (header: string) => Buffer | null,
): Proof {
  if (header === undefined) return 'missing'
  const given = digestIn(header.trim())
  if (!body) return given?.byteLength === SHA256_BYTES ? 'open' : 'wrong'
  const right = createHmac('sha256', secret).update(body).digest()
  return given?.byteLength === right.byteLength && timingSafeEqual(given, right) ? 'right' : 'wrong'
}

function metaDigest(header: string): Buffer | null {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header)?.[1]
  return hex === undefined ? null : Buffer.from(hex, 'hex')
}

/** 360dialog does not say how it encodes it: hex with or without `sha256=`, or base64. */
function d360Digest(header: string): Buffer | null {
  const [, text] = /^(?:sha256=)?([0-9A-Za-z+/_-]+=*)$/i.exec(header) ?? []
  if (text === undefined) return null
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
}

function staticProof(given: string | undefined, value: string): Proof {
  if (given === undefined) return 'missing'
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given.trim()), digest(value)) ? 'right' : 'wrong'
}
