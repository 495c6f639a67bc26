import { GATEWAY_ERRORS, gatewayErrorBody, type GatewayErrorName, RETRY_AFTER_SECONDS } from '@/lib/server/gateway/gateway-errors'
import type { DoorResponse } from '@/lib/server/gateway/http'

/** One of the gateway's own errors as a response; `details` says what is wrong with this request. */
export function gatewayError(
  name: GatewayErrorName,
  details: string,
  traceId: string,
  headers: Record<string, string> = {},
): DoorResponse {
  const { status } = GATEWAY_ERRORS[name]
  const retry: Record<string, string> = status === 429 || status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-fairway-trace': traceId, ...retry, ...headers },
    body: gatewayErrorBody(name, details, traceId),
  }
}
