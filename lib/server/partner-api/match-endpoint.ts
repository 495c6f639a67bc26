import type { Endpoint } from '@/lib/server/partner-api/endpoint'

export type Match =
  | { kind: 'found'; endpoint: Endpoint; params: Record<string, string> }
  /** The path exists, for these methods. */
  | { kind: 'wrong_method'; allow: string[] }
  | { kind: 'unknown_path' }

/**
 * Finds the endpoint of a request by its decoded path segments below the partner. A path written out goes before one
 * with a parameter in the same place: `/channels/import` before `/channels/{id}`.
 */
export function matchEndpoint(
  endpoints: readonly Endpoint[],
  method: string,
  segments: readonly string[],
): Match {
  const fitting = endpoints.flatMap((endpoint) => {
    const pattern = segmentsOf(endpoint.path)
    const params = paramsOf(pattern, segments)
    return params
      ? [
          {
            endpoint,
            params,
            shape: pattern.map((part) => (isParameter(part) ? '1' : '0')).join(''),
          },
        ]
      : []
  })
  const shape = fitting.map((fit) => fit.shape).sort()[0]
  const best = fitting.filter((fit) => fit.shape === shape)
  const found = best.find((fit) => fit.endpoint.method === method)
  if (found) return { kind: 'found', endpoint: found.endpoint, params: found.params }
  if (best.length > 0)
    return { kind: 'wrong_method', allow: best.map((fit) => fit.endpoint.method) }
  return { kind: 'unknown_path' }
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1)
}

function isParameter(part: string): boolean {
  return part.startsWith('{')
}

function paramsOf(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== segments.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const given = segments[index]!
    if (given === '') return null
    if (isParameter(part)) params[part.slice(1, -1)] = given
    else if (part !== given) return null
  }
  return params
}
