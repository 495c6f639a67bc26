'use client'

import { useEffect, useRef } from 'react'
import { ComparedClicks } from '@/components/compose/compared-clicks'
import { SentMessage } from '@/components/compose/sent-message'
import type { TestSendResult } from '@/lib/contracts/test-send'

/** What was just sent, brought into sight; two for comparison stand side by side, with the clicks that arrive. */
export function SentMessages({
  partnerId,
  results,
}: {
  partnerId: string
  results: readonly TestSendResult[]
}) {
  const place = useRef<HTMLDivElement>(null)
  const [first, second] = results
  const latest = results.at(-1)?.trace_id
  useEffect(() => {
    if (latest) place.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [latest])
  if (!first) return null
  return (
    <div
      ref={place}
      aria-live="polite"
      className={`grid scroll-my-6 gap-4 ${second ? 'sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2' : ''}`}
    >
      {results.map((result) => (
        <SentMessage
          key={result.trace_id}
          partnerId={partnerId}
          result={result}
          compact={second !== undefined}
        />
      ))}
      {second && <ComparedClicks partnerId={partnerId} traceId={first.trace_id} />}
    </div>
  )
}
