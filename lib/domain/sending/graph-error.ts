import { readAnswer } from '@/lib/domain/sending/read-answer'

export interface GraphError {
  /** Meta's error code; null where the answer names none. */
  code: number | null
  /** `message` and `error_data.details`, on one line. */
  text: string
}

const LONGEST_TEXT = 2000
const LARGEST_CODE = 2 ** 31 - 1

type Fields = Record<string, unknown>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

/** Control characters and halves of surrogate pairs are valid in JSON but not in PostgreSQL's text. */
function oneLine(parts: unknown[]): string {
  const said = parts.filter((part) => typeof part === 'string')
  return said
    .join(' ')
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
}

function readCode(value: unknown): number | null {
  const code = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof code === 'number' && Number.isInteger(code) && Math.abs(code) <= LARGEST_CODE
    ? code
    : null
}

/**
 * Unwraps the error of an upstream's answer. Meta sends `error`, 360dialog `detail.error`, a `detail`
 * string, or `meta.developer_message` (domain facts: Meta, error codes; 360dialog, expected errors).
 * A plain text body counts as text, a page of markup (some proxy's) says nothing. Null: no error found.
 */
export function readGraphError(body: Uint8Array): GraphError | null {
  const answer = readAnswer(body)
  if (!answer) return null
  const found =
    'json' in answer
      ? errorIn(answer.json)
      : answer.text.trimStart().startsWith('<')
        ? null
        : answer.text
  const { code, message, error_data } = fieldsOf(found)
  const error = {
    code: readCode(code),
    text: oneLine([found, message, fieldsOf(error_data).details]),
  }
  return error.code === null && error.text === '' ? null : error
}

function errorIn(json: unknown): unknown {
  const { error, detail, meta } = fieldsOf(json)
  return error ?? fieldsOf(detail).error ?? detail ?? fieldsOf(meta).developer_message
}
