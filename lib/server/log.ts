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
    formatters: { log: plainFields },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Characters of one text in a log; a stack may have more. */
const LONGEST = 1_000
const LONGEST_STACK = 8_000

/**
 * A text as it may stand in a log. Much of it comes from outside, so none is longer than a line should be, and nothing in it
 * moves a terminal's cursor, breaks a line or turns the direction of writing.
 */
function plain(text: string, longest = LONGEST): string {
  const cut =
    text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  )
}

/** The texts of a log entry, names included, however deep. Errors have a way of their own (`explain`). */
function plainFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [plain(name), plainValue(value)]),
  )
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) return value.map(plainValue)
  const isPlain = typeof value === 'object' && value !== null && value.constructor === Object
  return isPlain ? plainFields(value) : value
}

/** What explains an error. Its other properties stay out: a database's error carries the statement and its values. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return plainValue(error)
  const { name, message, stack, cause } = error
  return {
    type: name,
    message: plain(message),
    code: 'code' in error ? plainValue(error.code) : undefined,
    stack: stack && plain(stack, LONGEST_STACK),
    cause: cause === undefined ? undefined : explain(cause),
  }
}

/** A recipient as logs and viewers see it: the last two characters of the number (or user id) only. */
export function maskRecipient(recipient: unknown): string | null {
  return typeof recipient === 'string' && recipient.length > 2 ? `…${recipient.slice(-2)}` : null
}
