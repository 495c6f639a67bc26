/**
 * The gateway's own errors (contract 2): HTTP status, Graph code, and the message a caller reads. What is special
 * about one request stands in `error_data.details`.
 */
export const GATEWAY_ERRORS = {
  invalid_key: { status: 401, code: 190, message: 'Invalid API key' },
  invalid_request: { status: 400, code: 100, message: 'Invalid request' },
  unsupported_media_type: { status: 415, code: 100, message: 'Unsupported content type' },
  not_found: { status: 404, code: 100, message: 'Unknown path' },
  method_not_allowed: { status: 405, code: 100, message: 'Method not allowed' },
  body_too_large: { status: 413, code: 100, message: 'Request body too large' },
  idempotency_conflict: {
    status: 422,
    code: 100,
    message: 'Idempotency-Key was used with another body',
  },
  idempotency_running: {
    status: 409,
    code: 100,
    message: 'A request with this Idempotency-Key is still running',
  },
  suppressed_opt_out: {
    status: 400,
    code: 131050,
    message: 'Recipient has stopped marketing messages',
  },
  suppressed_us: {
    status: 400,
    code: 131049,
    message: 'Marketing messages to US numbers are suppressed',
  },
  rate_limited: { status: 429, code: 130429, message: 'Channel rate limit hit' },
  unavailable: { status: 503, code: 131016, message: 'Service unavailable, nothing was sent' },
  not_sent: {
    status: 502,
    code: 131016,
    message: 'The upstream could not be reached, nothing was sent',
  },
  unknown_outcome: { status: 504, code: 131016, message: 'The upstream gave no answer' },
} as const

export type GatewayErrorName = keyof typeof GATEWAY_ERRORS

/** Seconds after which a caller may try again what found the gateway unavailable or the channel over its limit. */
export const RETRY_AFTER_SECONDS = 1

/** The body of a gateway error, in Graph's shape. */
export function gatewayErrorBody(
  name: GatewayErrorName,
  details: string,
  traceId: string,
): Uint8Array {
  const { code, message } = GATEWAY_ERRORS[name]
  return Buffer.from(
    JSON.stringify({
      error: {
        message: `(#${code}) ${message}`,
        type: 'FairwayError',
        code,
        error_data: { details },
        fbtrace_id: traceId,
      },
    }),
  )
}
