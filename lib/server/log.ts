import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Fields that must never be readable in a log, at the top and one level down. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'd360-api-key',
  'x-api-key',
  'apiKey',
  'api_key',
  'upstreamKey',
  'upstream_api_key',
  'password',
  'secret',
  'token',
  'verify_token',
  'forward_secret',
  'meta_app_secret',
  'd360_platform_secret',
]

/** The process log: one JSON line each, secrets taken out and recipients masked. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`]),
      censor: '[redacted]',
    },
    serializers: { recipient: maskRecipient, err: explain },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** What explains an error. Its other properties stay out: a database's error carries the statement and its values. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, cause } = error
  return {
    type: name,
    message,
    code: 'code' in error ? error.code : undefined,
    stack,
    cause: cause === undefined ? undefined : explain(cause),
  }
}

/** A recipient as logs and viewers see it: the last two characters of the number (or user id) only. */
export function maskRecipient(recipient: unknown): string | null {
  return typeof recipient === 'string' && recipient.length > 2 ? `…${recipient.slice(-2)}` : null
}
