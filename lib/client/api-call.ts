import { ApiError } from '@/lib/client/api-error'
import { apiPath, dataOf } from '@/lib/client/api-query'
import type { Envelope } from '@/lib/contracts/envelope'

/** Has the Partner API do something by the dashboard's session, which it lets only this origin; throws `ApiError` where it refuses. */
export async function apiCall<Data>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  partnerId: string,
  path: readonly string[],
  { search = {}, body, signal }: { search?: Readonly<Record<string, string>>; body?: unknown; signal?: AbortSignal } = {},
): Promise<Data> {
  const response = await fetch(apiPath(['partner-api', ['partners', partnerId, ...path], search]), {
    method,
    signal,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiError(0, 'Fairway could not be reached.')
  })
  return dataOf(response.status, await response.json().catch(() => null) as Envelope<Data> | null)
}
