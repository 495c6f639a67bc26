'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { LocalTime } from '@/components/preferences/local-time'
import { Billing } from '@/components/sending/billing'
import { DecisionPath } from '@/components/sending/decision-path'
import { DeliveryPath } from '@/components/sending/delivery-path'
import { Lessons } from '@/components/sending/lessons'
import { MessageFacts } from '@/components/sending/message-facts'
import { MessageName } from '@/components/sending/message-name'
import { WayTaken } from '@/components/sending/way-taken'
import { PageHeader } from '@/components/shell/page-header'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { followedMessageQuery } from '@/lib/client/messages'

/** An open page takes news of the message for this long. */
const WATCHED_MS = 2 * 60_000

/** One send: what came of it, the decision, the attempts, its statuses, and what was learned. */
export function MessageView({ partnerId, id }: { partnerId: string; id: string }) {
  const [until] = useState(() => Date.now() + WATCHED_MS)
  const query = useQuery(followedMessageQuery(partnerId, id, until))
  if (query.isPending) return <Loading />
  if (query.isError && !query.data)
    return (
      <div className="p-16">
        <Failure wholePage error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  const message = query.data!
  const {
    asked,
    reason,
    trace: { attempts, facts, steps },
  } = message
  return (
    <>
      <PageHeader
        title={<MessageName message={message} />}
        above={{ href: '/activity', label: 'Activity' }}
      >
        <LocalTime at={message.at} /> · {message.channel_name ?? message.channel_id}
      </PageHeader>
      <MessageFacts message={message} />
      <div className="grid gap-x-12 gap-y-8 px-4 py-6 sm:px-6 xl:grid-cols-2">
        <Section title="Decision">
          <DecisionPath decision={{ asked, reason, facts }} steps={steps} />
        </Section>
        <div className="flex flex-col gap-8">
          <Section title="Attempts">
            {attempts.length === 0 ? (
              <p className="text-muted">None was made.</p>
            ) : (
              <WayTaken message={message} />
            )}
          </Section>
          {message.accepted_by && (
            <Section title="Statuses">
              <div className="flex flex-col gap-4">
                <DeliveryPath message={message} />
                <Billing message={message} />
              </div>
            </Section>
          )}
          <Section title="Learned">
            <Lessons message={message} />
          </Section>
        </div>
      </div>
    </>
  )
}

function Loading() {
  return (
    <div aria-busy className="flex flex-col gap-4 p-6">
      <Skeleton className="w-56" />
      <Skeleton className="w-80" />
      <Skeleton className="h-64 w-full" />
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-3 text-base font-semibold tracking-tight">{title}</h2>
      {children}
    </section>
  )
}
