import { v7 as uuid } from 'uuid'
import { fallbackHeader } from '@/lib/domain/sending/fallback-header'
import { readMessage } from '@/lib/domain/sending/message'
import type { Way } from '@/lib/domain/sending/way'
import { gatewayError } from '@/lib/server/gateway/door-response'
import type { GatewayErrorName } from '@/lib/server/gateway/gateway-errors'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { type SendParts, type SendResult, sendMessage } from '@/lib/server/sending/send-message'
import type { SendMetrics } from '@/lib/server/sending/send-metrics'

export const MAX_BODY_BYTES = 1024 * 1024

/** Sends at once in one process; beyond it the machine is the bottleneck and a queue would only grow. */
const MAX_IN_FLIGHT = 10_000

const MAX_CAMPAIGN = 100

export interface Gateway extends SendParts {
  metrics: SendMetrics
  /** Sends begun and not yet answered. */
  inFlight: number
  /** Set at shutdown: what is in flight is finished, nothing new begins. */
  draining: boolean
}

/** `POST /messages` and `POST /marketing_messages` (contract 2), whichever server holds the door. */
export async function handleSend(gateway: Gateway, asked: Way, request: DoorRequest): Promise<DoorResponse> {
  const at = gateway.now()
  const traceId = uuid()
  const refuse = (name: GatewayErrorName, details: string, headers?: Record<string, string>) =>
    gatewayError(name, details, traceId, headers)

  if (request.method !== 'POST') {
    return refuse('method_not_allowed', `${request.method} is not accepted here; accepted is POST.`, { allow: 'POST' })
  }
  const key = gatewayKey(request.headers)
  const channel = key && gateway.directory.byKey(key)
  if (!channel) return refuse('invalid_key', key ? 'The D360-API-KEY is unknown or revoked.' : 'The header D360-API-KEY is missing.')
  const contentType = request.headers['content-type']
  if (!isJson(contentType)) {
    return refuse('unsupported_media_type', `content-type is ${contentType ?? 'missing'}; accepted is application/json.`)
  }
  const campaign = request.headers['x-fairway-campaign'] ?? null
  if (campaign !== null && (campaign.length < 1 || campaign.length > MAX_CAMPAIGN)) {
    return refuse('invalid_request', `X-Fairway-Campaign has ${campaign.length} characters; accepted are 1 to ${MAX_CAMPAIGN}.`)
  }
  const body = await request.body(MAX_BODY_BYTES)
  if (!body) return refuse('body_too_large', `The body is longer than ${MAX_BODY_BYTES} bytes (1 MiB).`)
  const reading = readMessage(body)
  if (!reading.ok) return refuse('invalid_request', reading.problem.details)
  const unavailable = whyUnavailable(gateway)
  if (unavailable) return refuse('unavailable', unavailable)

  gateway.inFlight += 1
  gateway.metrics.inFlight.inc()
  try {
    const { message } = reading
    const result = await sendMessage(gateway, { channel, message, body, asked, via: 'auto', source: 'gateway', campaign, traceId, at })
    gateway.metrics.observe(result)
    return responseOf(result, traceId)
  } finally {
    gateway.inFlight -= 1
    gateway.metrics.inFlight.dec()
  }
}

/** The caller's key; a leading `Bearer ` is tolerated, since vendor pages print it both ways. */
function gatewayKey(headers: DoorRequest['headers']): string | null {
  return headers['d360-api-key']?.replace(/^Bearer +/i, '').trim() || null
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]!.trim().toLowerCase() === 'application/json'
}

function whyUnavailable({ draining, sendLog, inFlight }: Gateway): string | null {
  if (draining) return 'The gateway is shutting down; nothing was sent.'
  if (!sendLog.available) return 'The send log cannot be written; nothing was sent.'
  if (inFlight >= MAX_IN_FLIGHT) return 'Too many sends are in flight; nothing was sent.'
  return null
}

function responseOf({ end, record, attempts, kept }: SendResult, traceId: string): DoorResponse {
  const { row } = record
  const headers: Record<string, string> = {
    'x-fairway-trace': traceId,
    'x-fairway-reason': row.reason,
    'x-fairway-attempts': String(attempts.length),
  }
  const route = attempts.at(-1)?.way
  if (route) headers['x-fairway-route'] = route
  const swallowed = fallbackHeader(attempts)
  if (swallowed) headers['x-fairway-fallback'] = swallowed
  if (kept !== 'committed') headers['x-fairway-log'] = kept
  switch (end.kind) {
    case 'answered': {
      const { status, body, contentType, retryAfter } = end.answer
      if (contentType) headers['content-type'] = contentType
      if (retryAfter) headers['retry-after'] = retryAfter
      return { status, headers, body }
    }
    case 'unanswered':
      return end.status === 502
        ? gatewayError('not_sent', 'No byte left this machine: the upstream refused the connection or was not found.', traceId, headers)
        : gatewayError('unknown_outcome', 'unknown_outcome: the message may or may not have been sent.', traceId, headers)
    case 'suppressed':
      return gatewayError(end.reason, `${end.reason}: this channel suppresses such recipients; nothing was sent.`, traceId, headers)
  }
}
