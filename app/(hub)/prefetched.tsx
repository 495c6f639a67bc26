import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from '@tanstack/react-query'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { ApiError } from '@/lib/client/api-error'
import { type ApiQueryKey, apiPath, dataOf } from '@/lib/client/api-query'
import { readPartnerApi } from '@/lib/server/http/read-partner-api'

/**
 * Answers a page's questions to the Partner API on the server, so that its first paint has them. What is not there makes
 * the page a 404; any other failure is left for the browser, which asks again and shows it.
 */
export async function Prefetched({
  queries,
  children,
}: {
  queries: readonly { queryKey: QueryKey }[]
  children: ReactNode
}) {
  const client = new QueryClient()
  await Promise.all(
    queries.map(async ({ queryKey }) => {
      await client.prefetchQuery({
        queryKey,
        queryFn: () => read(queryKey as unknown as ApiQueryKey),
      })
      const { error } = client.getQueryState(queryKey) ?? {}
      if (error instanceof ApiError && error.status === 404) notFound()
    }),
  )
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>
}

async function read(queryKey: ApiQueryKey): Promise<unknown> {
  const { status, envelope } = await readPartnerApi(apiPath(queryKey))
  return dataOf(status, envelope)
}
