import type { Call } from '@/sandbox/call'
import { control } from '@/sandbox/control'
import { handleTerms } from '@/sandbox/handle-terms'
import { isRecord } from '@/sandbox/is-record'
import { readBody } from '@/sandbox/read-body'
import { writeJson } from '@/sandbox/write-answer'

const BODY_LIMIT = 1024 * 1024

/** Plays `/_sandbox/…`; what does not fit is a 400 or 404 that says what is accepted. */
export async function handleControl(call: Call): Promise<void> {
  const { state, request, response, path, query } = call
  if (path === '/_sandbox/terms') return handleTerms(call)
  const answer = (http: number, body: object) => writeJson(response, '360dialog', http, body)
  const endpoint = control[`${request.method} ${path.slice('/_sandbox'.length)}`]
  if (!endpoint)
    return answer(404, {
      error: `Unknown; below /_sandbox there are ${Object.keys(control).join(', ')}`,
    })
  const body = jsonObject(await readBody(request, BODY_LIMIT))
  if (!body)
    return answer(400, { error: `The body must be a JSON object of at most ${BODY_LIMIT} bytes` })
  const result = endpoint(state, body, query)
  answer(result.error === undefined ? 200 : 400, result)
}

function jsonObject(bytes: Buffer | null): Record<string, unknown> | undefined {
  if (bytes?.length === 0) return {}
  try {
    const parsed: unknown = JSON.parse(String(bytes))
    return isRecord(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
