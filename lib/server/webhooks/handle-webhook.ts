import { createHash, timingSafeEqual } from 'node:crypto'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { contentCoding } from '@/lib/server/http/content-coding'
import { checkProof, SIGNATURE_HEADERS } from '@/lib/server/webhooks/check-proof'
import { provenPost } from '@/lib/server/webhooks/proven-post'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'
import type { WebhookIntake } from '@/lib/server/webhooks/webhook-intake'

export const WEBHOOKS_PATH = '/webhooks/'

const MAX_BODY_BYTES = 3 * 1024 * 1024

/** Bytes of posts that wait for their commit; beyond it the database is the bottleneck and the senders repeat. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024

const RETRY_AFTER_SECONDS = '1'

/** `GET|POST /webhooks/{endpoint_id}` (contract 4), whichever server holds the door. */
export async function handleWebhook(
  intake: WebhookIntake,
  request: DoorRequest,
): Promise<DoorResponse> {
  const endpoint = intake.endpoints.byId(request.path.slice(WEBHOOKS_PATH.length))
  if (!endpoint) return refuse(404, 'There is no webhook endpoint at this address.')
  if (request.method === 'GET') return handshake(endpoint, request.query)
  if (request.method !== 'POST')
    return refuse(405, `${request.method} is not accepted here; accepted are GET and POST.`, {
      allow: 'GET, POST',
    })
  const coding = contentCoding(request.headers)
  if (coding !== null)
    return refuse(
      415,
      `content-encoding is ${JSON.stringify(coding)}; accepted is a body without one.`,
    )
  if (intake.isDraining()) return refuse(503, 'Fairway is shutting down; nothing was kept.')
  const expected = Math.min(
    Number(request.headers['content-length'] ?? MAX_BODY_BYTES) || 0,
    MAX_BODY_BYTES,
  )
  if (intake.waitingBytes + expected > MAX_WAITING_BYTES)
    return refuse(503, 'Too many webhooks are waiting to be written; nothing was kept.')
  intake.waitingBytes += expected
  try {
    return await receive(intake, endpoint, request)
  } finally {
    intake.waitingBytes -= expected
  }
}

/** Meta asks once whether the address is ours: the right token gets its challenge back. */
function handshake({ verifyToken }: WebhookEndpoint, query: URLSearchParams): DoorResponse {
  if (
    query.get('hub.mode') !== 'subscribe' ||
    !sameText(query.get('hub.verify_token') ?? '', verifyToken)
  ) {
    return refuse(
      403,
      'hub.mode is not subscribe, or hub.verify_token is not that of this endpoint.',
    )
  }
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  }
  return { status: 200, headers, body: Buffer.from(query.get('hub.challenge') ?? '') }
}

async function receive(
  intake: WebhookIntake,
  endpoint: WebhookEndpoint,
  request: DoorRequest,
): Promise<DoorResponse> {
  const body = await request.body(MAX_BODY_BYTES)
  if (!body) return refuse(413, `The body is longer than ${MAX_BODY_BYTES} bytes (3 MiB).`)
  const receivedAt = intake.now()
  const unproven = checkProof(endpoint, request.headers, body)
  if (unproven !== null) {
    intake.rejections.note(endpoint.partnerId, unproven, receivedAt)
    return refuse(401, `Not proven: ${unproven}.`)
  }
  const post = provenPost(endpoint, body, { receivedAt, signatures: signaturesOf(request.headers) })
  if (!(await intake.ledger.append(post)))
    return refuse(503, 'The database cannot be written; nothing was kept.')
  return json(200, { status: 'received', id: post.id })
}

function signaturesOf(headers: DoorRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    SIGNATURE_HEADERS.flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  )
}

function sameText(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(right))
}

const STATUS_WORDS: Record<number, string> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  503: 'unavailable',
}

function refuse(
  status: number,
  reason: string,
  headers: Record<string, string> = {},
): DoorResponse {
  const retry: Record<string, string> = status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}
  return json(status, { status: STATUS_WORDS[status], reason }, { ...retry, ...headers })
}

function json(status: number, value: object, headers: Record<string, string> = {}): DoorResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  }
}
