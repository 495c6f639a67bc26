import type { Call } from '@/sandbox/call'
import { isRecord } from '@/sandbox/is-record'
import { readBody } from '@/sandbox/read-body'

const BODY_LIMIT = 64 * 1024

/** The parameters of a Graph request, which may stand in the query, in a form or in a JSON body; the query wins. */
export async function graphParameters({
  request,
  query,
}: Call): Promise<ReadonlyMap<string, string>> {
  const body = String((await readBody(request, BODY_LIMIT)) ?? '')
  return new Map([...bodyParameters(body), ...query])
}

function bodyParameters(body: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(body)
    return isRecord(parsed)
      ? Object.entries(parsed).map(([name, value]) => [name, String(value)])
      : []
  } catch {
    return [...new URLSearchParams(body)]
  }
}
