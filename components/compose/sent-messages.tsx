'use client'

import { useEffect, useRef } from 'react'
import type { TestSendResult } from '@/lib/contracts/test-send'
import { SentMessage } from '@/components/compose/sent-message'

/** What was just sent, brought into sight; two for comparison stand side by side. */
export function SentMessages({ partnerId, results }: { partnerId: string; results: readonly TestSendResult[] }) {
  const place = useRef<HTMLDivElement>(null)
  const latest = results.at(-1)?.trace_id
  useEffect(() => {
    if (latest) place.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [latest])
  return (
    <div ref={place} aria-live="polite" className={`grid scroll-my-6 gap-4 empty:hidden ${results.length > 1 ? 'sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2' : ''}`}>
      {results.map((result) => <SentMessage key={result.trace_id} partnerId={partnerId} result={result} />)}
    </div>
  )
}
