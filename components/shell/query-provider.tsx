'use client'

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ApiError } from '@/lib/client/api-error'

/** What the server prefetched is not fetched again at once. */
const STALE_MS = 5_000
const MAX_RETRIES = 2

function newClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: toSignIn }),
    mutationCache: new MutationCache({ onError: toSignIn }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        // A refusal stays one; what could not be reached or failed inside may work a moment later.
        retry: (failures, error) =>
          failures < MAX_RETRIES &&
          !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
    },
  })
}

/** The session has ended meanwhile. */
function toSignIn(error: Error): void {
  if (!(error instanceof ApiError) || error.status !== 401) return
  const { origin, pathname, search } = window.location
  const signIn = new URL('/sign-in', origin)
  signIn.searchParams.set('callbackUrl', `${pathname}${search}`)
  window.location.assign(signIn)
}

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(newClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
