'use client'

import { Failure } from '@/components/ui/failure'

export default function HubError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="px-4 py-24 sm:px-6">
      <Failure wholePage error={error} onRetry={retry} />
    </div>
  )
}
