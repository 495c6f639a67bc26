import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '@/lib/client/api-error'
import type { Envelope } from '@/lib/contracts/envelope'

/** A question to the Partner API: the path below `/api/v2`, in segments, and the query. Prefixes can be invalidated. */
export type ApiQueryKey = readonly [
  'partner-api',
  path: readonly string[],
  search: Readonly<Record<string, string>>,
]

/** A GET of `/partners/{partnerId}/…`. Values of `search` that are not JSON strings go as they are. */
export function apiQuery<Data>(
  partnerId: string,
  path: readonly string[],
  search: Readonly<Record<string, string>> = {},
) {
  const queryKey: ApiQueryKey = ['partner-api', ['partners', partnerId, ...path], search]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<Data> => {
      const response = await fetch(apiPath(queryKey), { signal }).catch((error: unknown) => {
        if (signal.aborted) throw error
        throw new ApiError(0, 'Fairway could not be reached.')
      })
      return dataOf(
        response.status,
        (await response.json().catch(() => null)) as Envelope<Data> | null,
      )
    },
  })
}

/** The address of a question, on this origin. */
export function apiPath([, path, search]: ApiQueryKey): string {
  const query = new URLSearchParams(search).toString()
  return `/api/v2/${path.map(encodeURIComponent).join('/')}${query && `?${query}`}`
}

/** What an envelope holds; throws `ApiError` where it tells of a failure. */
export function dataOf<Data>(status: number, envelope: Envelope<Data> | null): Data {
  if (!envelope?.meta)
    throw new ApiError(status, `Fairway gave an answer of an unknown form (HTTP ${status}).`)
  if (!envelope.meta.success)
    throw new ApiError(
      status,
      envelope.meta.developer_message,
      envelope.meta['360dialog_trace_id'],
      envelope.data,
    )
  return envelope.data
}
