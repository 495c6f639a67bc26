'use client'

import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Age } from '@/components/preferences/age'
import { LocalTime } from '@/components/preferences/local-time'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Drawer } from '@/components/ui/drawer'
import { Failure } from '@/components/ui/failure'
import { JsonText } from '@/components/ui/json-text'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import type { EventActions } from '@/components/webhooks/event-actions'
import { EventChanges } from '@/components/webhooks/event-changes'
import { EventDeliveries } from '@/components/webhooks/event-deliveries'
import { EventKinds } from '@/components/webhooks/event-kinds'
import { EventStateBadge } from '@/components/webhooks/event-state-badge'
import { EVENT_STATE_WORDS } from '@/components/webhooks/event-words'
import { useChange } from '@/lib/client/use-change'
import { webhookEventQuery } from '@/lib/client/webhook-events'
import type { WebhookEventDetail, WebhookEventView } from '@/lib/contracts/webhook-events'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

/** One post of the ledger: what it changed or why it did not, where it went on to, and what it said. */
export function EventDrawer({
  partnerId,
  role,
  id,
  actions,
  onClose,
}: {
  partnerId: string
  role: Role
  /** Null while it is closed. */
  id: string | null
  actions: EventActions
  onClose(): void
}) {
  const query = useQuery({ ...webhookEventQuery(partnerId, id ?? ''), enabled: id !== null })
  const replay = useChange({
    action: actions.replayEvent,
    onDone: (event) => toast.done(outcome(event)),
    onFailed: toast.failed,
  })
  const event = query.data
  const mayReplay = roleAllows(role, 'operator')
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      wide
      title={event ? <EventKinds event={event} /> : 'Event'}
      description={event && <LocalTime at={event.received_at} />}
      footer={
        event &&
        mayReplay && (
          <span className="flex w-full flex-wrap items-center justify-between gap-2">
            <Button disabled={replay.isPending} onClick={() => replay.mutate(event.id)}>
              <RotateCcw className="size-4" aria-hidden />
              {replay.isPending ? 'Replaying …' : 'Replay'}
            </Button>
            <span className="text-muted">
              {event.replayed_at && (
                <>
                  Replayed <Age since={event.replayed_at} /> ago
                </>
              )}
            </span>
          </span>
        )
      }
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <div aria-busy className="flex flex-col gap-3">
          <Skeleton className="w-40" />
          <Skeleton className="h-40 w-full" />
        </div>
      )}
      {event && (
        <>
          <State event={event} />
          <Part title="What it changed">
            <EventChanges changes={event.changes} />
          </Part>
          {(event.channel_ids.length > 0 || event.waba_ids.length > 0) && (
            <Part title="About">
              <About event={event} />
            </Part>
          )}
          <EventDeliveries
            partnerId={partnerId}
            eventId={event.id}
            mayRetry={mayReplay}
            retryDelivery={actions.retryDelivery}
          />
          <Raw event={event} mayRead={mayReplay} />
          <p className="font-mono text-xs break-all text-muted">{event.id}</p>
        </>
      )}
    </Drawer>
  )
}

function outcome({ state, changes }: WebhookEventView): string {
  if (state !== 'accepted')
    return `Replayed. It is still ${EVENT_STATE_WORDS[state].name.toLowerCase()}.`
  return changes.unassigned > 0
    ? 'Replayed. Some of it is still of nobody.'
    : 'Replayed. What it had changed already did not change again.'
}

function State({ event: { state, reason } }: { event: WebhookEventDetail }) {
  return (
    <div className="flex flex-col gap-1.5">
      <EventStateBadge state={state} />
      {state !== 'accepted' && (
        <p className="text-muted text-pretty">{EVENT_STATE_WORDS[state].says}</p>
      )}
      {reason && <p className="rounded-md bg-danger-tint px-3 py-2 text-danger">{reason}</p>}
    </div>
  )
}

function Part({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="min-w-0">
      <div className="mb-1.5 flex items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}

function About({ event: { channel_ids, channels, waba_ids } }: { event: WebhookEventDetail }) {
  return (
    <ul className="flex flex-col gap-1">
      {channel_ids.map((id) => {
        const name = channels.find((channel) => channel.id === id)?.name
        return (
          <li key={id}>
            {name ? (
              <Link href={`/channels/${id}`} className="underline underline-offset-2">
                {name}
              </Link>
            ) : (
              <span className="font-mono text-xs">{id}</span>
            )}
          </li>
        )
      })}
      {waba_ids.map((id) => (
        <li key={id} className="text-muted">
          WABA <span className="font-mono text-xs">{id}</span>
        </li>
      ))}
    </ul>
  )
}

function Raw({ event: { raw }, mayRead }: { event: WebhookEventDetail; mayRead: boolean }) {
  if (!mayRead)
    return (
      <Part title="Raw JSON">
        <p className="text-muted">For operators and owners: it holds recipients.</p>
      </Part>
    )
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw, null, 2)
  return (
    <Part
      title={typeof raw === 'string' ? 'As it came' : 'Raw JSON'}
      aside={<CopyButton text={text} what="raw event" />}
    >
      <div
        role="region"
        aria-label="Raw event"
        tabIndex={0}
        className="max-h-120 overflow-y-auto rounded-md border bg-surface p-3"
      >
        {typeof raw === 'string' ? (
          <pre className="font-mono text-xs leading-5 break-all whitespace-pre-wrap">{raw}</pre>
        ) : (
          <JsonText value={raw} />
        )}
      </div>
    </Part>
  )
}
