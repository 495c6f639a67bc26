import type { z } from 'zod'
import type { Issue } from '@/lib/contracts/envelope'
import { oddJson } from '@/lib/domain/json/odd-json'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { contentCoding } from '@/lib/server/http/content-coding'
import type { Endpoint } from '@/lib/server/partner-api/endpoint'
import { Problem } from '@/lib/server/problem'

const MIB = 1024 * 1024
const MAX_JSON_BYTES = MIB
const MAX_CSV_BYTES = 16 * MIB

export interface Input {
  query: unknown
  body: unknown
}

/** Reads and checks the query and the body that an endpoint declares (contract 3: 400 for malformed JSON, 422 for what does not fit). */
export async function parseInput(
  { query, body, bodyFormat }: Endpoint,
  request: DoorRequest,
): Promise<Input | Problem> {
  const readQuery = query ? fit(query, queryOf(request.query)) : undefined
  if (readQuery instanceof Problem) return readQuery
  if (!body) return { query: readQuery, body: undefined }
  const coding = contentCoding(request.headers)
  if (coding !== null)
    return new Problem(
      'unsupported_media_type',
      `content-encoding is ${JSON.stringify(coding)}; accepted is a body without one.`,
    )
  const limit = bodyFormat === 'csv' ? MAX_CSV_BYTES : MAX_JSON_BYTES
  const bytes = await request.body(limit)
  if (!bytes)
    return new Problem('too_large', `The body is longer than ${limit} bytes (${limit / MIB} MiB).`)
  const text = utf8(bytes)
  if (text === null) return new Problem('malformed', 'The body is not UTF-8.')
  const value = bodyFormat === 'csv' ? { value: text } : jsonBody(body, text)
  const readBody = value instanceof Problem ? value : fit(body, value.value, bodyFormat)
  return readBody instanceof Problem ? readBody : { query: readQuery, body: readBody }
}

/** No body at all is taken for an absent one where the endpoint can do without. */
function jsonBody(body: z.ZodType, text: string): { value: unknown } | Problem {
  return text === '' && body.safeParse(undefined).success
    ? { value: undefined }
    : parseJson('The body', text)
}

/** Query parameters as they came, `filters` parsed. */
function queryOf(search: URLSearchParams): Record<string, unknown> | Problem {
  const query: Record<string, unknown> = Object.fromEntries(search)
  if (typeof query.filters !== 'string') return query
  const filters = parseJson('filters', query.filters)
  return filters instanceof Problem ? filters : { ...query, filters: filters.value }
}

/**
 * No endpoint takes what the database cannot hold, whatever its schema says (contract 2, part 2). The text of a CSV file is not looked
 * at here: its rows are, one by one.
 */
function fit<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  format: 'json' | 'csv' = 'json',
): z.output<Schema> | Problem {
  if (value instanceof Problem) return value
  const odd = format === 'csv' ? null : oddJson(value)
  if (odd)
    return new Problem('invalid', odd.path ? `${odd.path}: ${odd.message}` : odd.message, {
      issues: [odd],
    })
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const issues = read.error.issues.flatMap(issuesOf)
  const [first] = issues
  const path = first?.path ? `${first.path}: ` : ''
  return new Problem('invalid', `${path}${first?.message ?? 'The request does not fit.'}`, {
    issues,
  })
}

function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  const paths =
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path]
  return paths.map((path) => ({ path: path.join('.'), message: issue.message }))
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function parseJson(what: string, text: string): { value: unknown } | Problem {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return new Problem('malformed', `${what} is not JSON: ${(error as Error).message}`)
  }
}
