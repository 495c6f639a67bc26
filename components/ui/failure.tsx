'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ApiError } from '@/lib/client/api-error'

/** What stands where content would when it could not be had, with a way to try again. */
export function Failure({
  error,
  wholePage,
  onRetry,
}: {
  error: unknown
  wholePage?: boolean
  onRetry: () => void
}) {
  const known = error instanceof ApiError ? error : null
  const trace = known?.traceId ?? (error as { digest?: string } | null)?.digest
  return (
    <div role="alert">
      <Notice
        title="This could not be loaded"
        wholePage={wholePage}
        action={<Button onClick={onRetry}>Try again</Button>}
      >
        {known?.message ?? 'Something went wrong on our side.'}
        {trace && <span className="mt-1 block font-mono text-xs break-all">{trace}</span>}
      </Notice>
    </div>
  )
}
