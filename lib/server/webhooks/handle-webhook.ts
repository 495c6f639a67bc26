import { createHash, timingSafeEqual } from 'node:crypto'
import { Hold } from '@/lib/server/fairness/hold'
import { receiveBody } from '@/lib/server/fairness/receive-body'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { contentCoding } from '@/lib/server/http/content-coding'
import { checkProof, lacksProof, SIGNATURE_HEADERS } from '@/lib/server/webhooks/check-proof'
import { provenPost } from '@/lib/server/webhooks/proven-post'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'
import type { WebhookIntake } from '@/lib/server/webhooks/webhook-intake'

export const WEBHOOKS_PATH = '/webhooks/'

const MAX_BODY_BYTES = 3 * 1024 * 1024

/** Nobody has proven anything before the last byte (contract 9). */
const BODY_WITHIN_MS = 60_000

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
  // Before its body: a stranger who knows the address and no more takes no room with it.
  const unproven = lacksProof(endpoint, request.headers)
  if (unproven !== null) return reject(intake, endpoint, unproven)
  const hold = new Hold(endpoint.partnerId)
  try {
    return hold.take(intake.shares.webhooks)
      ? await receive(intake, endpoint, request, hold)
      : refuse(503, TOO_MANY)
  } finally {
    hold.release()
  }
}

const TOO_MANY =
  'This endpoint has too many webhooks waiting to be written, so nothing was kept. Send it again.'

/** Counts it with the reason and keeps nothing of it. */
function reject(
  { rejections, now }: WebhookIntake,
  { partnerId }: WebhookEndpoint,
  unproven: string,
): DoorResponse {
  rejections.note(partnerId, unproven, now())
  return refuse(401, `Not proven: ${unproven}.`)
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
  hold: Hold,
): Promise<DoorResponse> {
  const body = await receiveBody(request, {
    bytes: MAX_BODY_BYTES,
    withinMs: BODY_WITHIN_MS,
    hold,
    room: intake.shares.webhookBytes,
  })
  if (body === 'too_long')
    return refuse(413, `The body is longer than ${MAX_BODY_BYTES} bytes (3 MiB).`)
  if (body === 'too_slow')
    return refuse(408, `The body did not arrive within ${BODY_WITHIN_MS / 1000} seconds.`)
  if (body === 'no_room') return refuse(503, TOO_MANY)
  const receivedAt = intake.now()
  const unproven = checkProof(endpoint, request.headers, body)
  if (unproven !== null) return reject(intake, endpoint, unproven)
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
  408: 'too_slow',
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
