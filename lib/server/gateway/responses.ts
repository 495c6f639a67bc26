import { fallbackHeader } from '@/lib/domain/sending/fallback-header'
import {
  GATEWAY_ERRORS,
  type GatewayErrorName,
  gatewayErrorBody,
  RETRY_AFTER_SECONDS,
} from '@/lib/server/gateway/gateway-errors'
import type { DoorResponse } from '@/lib/server/gateway/http'
import type { FinishedSend } from '@/lib/server/sending/send-message'

/** One of the gateway's own errors as a response; `details` says what is wrong with this request. */
export function gatewayError(
  name: GatewayErrorName,
  details: string,
  traceId: string,
  headers: Record<string, string> = {},
): DoorResponse {
  const { status } = GATEWAY_ERRORS[name]
  const retry: Record<string, string> =
    status === 429 || status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-fairway-trace': traceId,
      ...retry,
      ...headers,
    },
    body: gatewayErrorBody(name, details, traceId),
  }
}

/** The caller's one answer: that of the attempt that answers it, byte for byte, or the gateway's own. */
export function sendResponse({ end, record, attempts }: FinishedSend): DoorResponse {
  const { row } = record
  const headers: Record<string, string> = {
    'x-fairway-trace': row.traceId,
    'x-fairway-reason': row.reason,
    'x-fairway-attempts': String(attempts.length),
  }
  const route = attempts.at(-1)?.way
  if (route) headers['x-fairway-route'] = route
  const swallowed = fallbackHeader(attempts)
  if (swallowed) headers['x-fairway-fallback'] = swallowed
  switch (end.kind) {
    case 'answered': {
      const { status, body, contentType, retryAfter } = end.answer
      if (contentType) headers['content-type'] = contentType
      if (retryAfter) headers['retry-after'] = retryAfter
      return { status, headers, body }
    }
    case 'unanswered':
      return end.status === 502
        ? gatewayError(
            'not_sent',
            'No byte left this machine: the upstream refused the connection or was not found.',
            row.traceId,
            headers,
          )
        : gatewayError(
            'unknown_outcome',
            'unknown_outcome: the message may or may not have been sent.',
            row.traceId,
            headers,
          )
    case 'suppressed':
      return gatewayError(
        end.reason,
        `${end.reason}: this channel suppresses such recipients; nothing was sent.`,
        row.traceId,
        headers,
      )
  }
}
