import { ApiError } from '@/lib/client/api-error'
import { type ApiQueryKey, apiPath, dataOf } from '@/lib/client/api-query'
import type { Envelope } from '@/lib/contracts/envelope'

/** A question to the Partner API that needs a body; it changes nothing. What changes something is a server action. */
export async function apiPost<Data>(
  address: ApiQueryKey,
  body: unknown,
  signal: AbortSignal,
): Promise<Data> {
  const response = await fetch(apiPath(address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new ApiError(0, 'Fairway could not be reached.')
  })
  return dataOf(response.status, (await response.json().catch(() => null)) as Envelope<Data> | null)
}
