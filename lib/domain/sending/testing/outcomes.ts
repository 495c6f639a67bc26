import type { Outcome } from '@/lib/domain/sending/outcome'

/** An upstream's answer; an object is sent as JSON. */
export function answered(status: number, body: unknown = ''): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { kind: 'answered', status, body: new TextEncoder().encode(text) }
}

/** Meta's envelope. */
export function metaError(code: number | string, message = `(#${code})`, details?: string) {
  return {
    error: { message, type: 'OAuthException', code, error_data: details ? { details } : undefined },
  }
}

/** 360dialog's envelope around Meta's. */
export function dialogError(code: number | string, message?: string, details?: string) {
  return { detail: metaError(code, message, details) }
}

export const accepted = answered(200, {
  messaging_product: 'whatsapp',
  messages: [{ id: 'wamid.ABC=' }],
})
export const refused: Outcome = { kind: 'not_sent', cause: 'connection_refused' }
export const timedOut: Outcome = { kind: 'lost', cause: 'timeout' }

export const TERMS = '(#200) You must accept the Marketing Messages Lite API terms of service'

/** An outcome of every class of contract 2.2, several where a class has unlike signals, and accepted ones. */
export const OUTCOMES: readonly Outcome[] = [
  accepted,
  answered(202),
  answered(200, 'not json'),
  answered(400, metaError(200, TERMS)),
  answered(400, dialogError(131055, TERMS)),
  answered(500, metaError(134102)),
  answered(400, metaError(134100)),
  answered(400, dialogError(131055)),
  answered(400, metaError(100, 'Message must be a template message.')),
  answered(400, metaError(134101)),
  answered(400, metaError(131009)),
  answered(400, metaError(131061)),
  answered(400, metaError(131062)),
  answered(429),
  answered(400, metaError(130429)),
  answered(400, { meta: { developer_message: 'You have exceeded the endpoint rate limit.' } }),
  answered(400, metaError(131049)),
  answered(404, metaError(132001)),
  answered(401, metaError(190)),
  refused,
  { kind: 'not_sent', cause: 'dns' },
  timedOut,
  { kind: 'lost', cause: 'reset' },
  answered(500, metaError(1)),
  answered(503, '<html>unavailable</html>'),
  answered(400, metaError(131063)),
  answered(500, metaError(131063)),
  answered(400, metaError(100)),
  answered(307),
  answered(401, { detail: 'Invalid api_key' }),
]
