'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { messageQuery } from '@/lib/client/messages'
import type { TestSendResult } from '@/lib/contracts/test-send'
import { REASON_WORDS } from '@/components/sending/reason-words'
import { WayTaken } from '@/components/sending/way-taken'
import { Skeleton } from '@/components/ui/skeleton'

const NAMES = { marketing_messages: 'MM API', messages: 'Cloud API' }

/** A message that was just sent: the way it took, with times, and what became of it. */
export function SentMessage({ partnerId, result: { trace_id, reason, status, route } }: { partnerId: string; result: TestSendResult }) {
  const query = useQuery(messageQuery(partnerId, trace_id))
  const accepted = status >= 200 && status < 300
  return (
    <section aria-label={accepted && route ? `Sent by ${NAMES[route]}` : `Not sent${route ? ` by ${NAMES[route]}` : ''}`} className="flex min-w-0 flex-col gap-4 rounded-lg border p-4">
      <header className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-base font-semibold tracking-tight">{accepted ? 'Accepted' : route ? 'Refused' : 'Not sent'}</h2>
        <Link href={`/activity/${trace_id}`} className="text-muted underline underline-offset-2 hover:text-ink">Why it went that way</Link>
      </header>
      <p className="text-muted">{REASON_WORDS[reason].says} <code className="font-mono text-xs">{reason}</code></p>
      {query.data ? <WayTaken message={query.data} /> : <Skeleton className="h-20 w-full" />}
    </section>
  )
}
