'use client'

import { Failure } from '@/components/ui/failure'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <Failure wholePage error={error} onRetry={retry} />
    </main>
  )
}
