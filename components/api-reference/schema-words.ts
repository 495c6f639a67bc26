import type { JsonSchema } from '@/lib/contracts/api-document'

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'time',
  date: 'day',
  email: 'e-mail address',
  uri: 'URL',
  uuid: 'UUID',
}

/** What values a schema takes, in a few words: `integer, 1 to 100`, `"on" | "off"`, `array of string or null`. */
export function schemaWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return [...new Set(variants.map(schemaWords))].join(' or ')
  if (Array.isArray(schema.type))
    return schema.type.map((type) => schemaWords({ ...schema, type })).join(' or ')
  switch (schema.type) {
    case 'array':
      return `array of ${schema.items ? schemaWords(schema.items) : 'anything'}`
    case 'integer':
      return `integer${rangeWords(schema.minimum, schema.maximum)}`
    case 'string':
      return schema.format
        ? (FORMATS[schema.format] ?? schema.format)
        : `string${lengthWords(schema)}`
    case undefined:
      return 'anything'
    default:
      return schema.type
  }
}

/** Bounds that only say what a number can hold, in JavaScript or in the database, say nothing. */
function rangeWords(minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER): string {
  const [from, to] = [minimum > Number.MIN_SAFE_INTEGER, maximum < 2 ** 31 - 1]
  if (from && to) return `, ${minimum} to ${maximum}`
  if (from) return `, ${minimum} or more`
  return to ? `, at most ${maximum}` : ''
}

function lengthWords({ minLength = 0, maxLength }: JsonSchema): string {
  if (maxLength === undefined) return minLength > 1 ? `, ${minLength} characters or more` : ''
  return minLength > 1
    ? `, ${minLength} to ${maxLength} characters`
    : `, at most ${maxLength} characters`
}
