'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { useNow } from '@/components/preferences/use-now'
import { Billing } from '@/components/sending/billing'
import { DeliveryPath } from '@/components/sending/delivery-path'
import { LaneBadge } from '@/components/sending/lane-badge'
import { REASON_WORDS } from '@/components/sending/reason-words'
import { WayTaken } from '@/components/sending/way-taken'
import { Button } from '@/components/ui/button'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { followedMessageQuery, hasSettled } from '@/lib/client/messages'
import type { TestSendResult } from '@/lib/contracts/test-send'

const NAMES = { marketing_messages: 'MM API', messages: 'Cloud API' }

/** Webhooks are waited for this long; most statuses come within seconds. */
const PATIENCE_MS = 90_000
const LOOK_MS = 1_000

/** A message that was just sent: the way it took, with times, then its statuses as they arrive. `compact` beside another one. */
export function SentMessage({
  partnerId,
  result: { trace_id, reason, status, route },
  compact = false,
}: {
  partnerId: string
  result: TestSendResult
  compact?: boolean
}) {
  const [since, setSince] = useState(() => Date.now())
  const query = useQuery(followedMessageQuery(partnerId, trace_id, since + PATIENCE_MS))
  const now = useNow(LOOK_MS)
  const message = query.data
  const accepted = status >= 200 && status < 300
  const patient = now === null || now < since + PATIENCE_MS
  return (
    <section
      aria-label={
        accepted && route
          ? `Sent by ${NAMES[route]}`
          : `Not sent${route ? ` by ${NAMES[route]}` : ''}`
      }
      className="flex min-w-0 flex-col gap-4 rounded-lg border p-4"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="flex items-center gap-2">
          {route && <LaneBadge way={route} tried={!accepted} />}
          <h2 className="text-base font-semibold tracking-tight">
            {accepted ? 'Accepted' : route ? 'Refused' : 'Not sent'}
          </h2>
        </span>
        <Link
          href={`/activity/${trace_id}`}
          className="text-muted underline underline-offset-2 hover:text-ink"
        >
          Why it went that way
        </Link>
      </header>
      {!compact && (
        <p className="text-muted">
          {REASON_WORDS[reason].says} <code className="font-mono text-xs">{reason}</code>
        </p>
      )}
      {query.isError && !message && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton className="h-20 w-full" />}
      {message && (!compact || !accepted) && <WayTaken message={message} />}
      {message && accepted && (
        <>
          <DeliveryPath message={message} />
          <Billing message={message} />
          {!hasSettled(message) && (
            <p
              role="status"
              className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted"
            >
              {patient ? (
                <span className="flex items-center gap-2">
                  <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-ink" />
                  Waiting for webhooks
                </span>
              ) : (
                <>
                  Nothing more arrived for a while.
                  <Button
                    look="quiet"
                    className="-my-1 h-7 px-2"
                    onClick={() => setSince(Date.now())}
                  >
                    Look again
                  </Button>
                </>
              )}
            </p>
          )}
        </>
      )}
    </section>
  )
}
