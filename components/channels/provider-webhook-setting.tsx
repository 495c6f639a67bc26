'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Clock } from 'lucide-react'
import { useState } from 'react'
import { Age } from '@/components/preferences/age'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { providerWebhookQuery } from '@/lib/client/provider-webhook'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { ActiveChannel } from '@/lib/contracts/channels'
import type { ProviderWebhook } from '@/lib/contracts/provider-webhook'

export type PointWebhookAction = ChangeAction<string, ProviderWebhook>

/** Where the provider sends a channel's events, and the step that points them here and keeps the old address as forwarding. */
export function ProviderWebhookSetting({
  partnerId,
  channel: { id, name, provider, activity },
  mayChange,
  point,
}: {
  partnerId: string
  channel: ActiveChannel
  mayChange: boolean
  point: PointWebhookAction
}) {
  const [asking, setAsking] = useState(false)
  const query = useQuery(providerWebhookQuery(partnerId, id))
  const change = useChange({
    action: point,
    onDone: () => toast.done(`The events of ${name} come here now.`),
    onFailed: toast.failed,
  })
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-12 w-full" />
  const { settable, url, own_url } = query.data
  if (!settable) {
    return (
      <>
        <p>
          In Meta’s app dashboard open WhatsApp, then Configuration; edit the webhook, enter this
          address and the verify token of Integration, and subscribe to “messages” and
          “account_update”.
        </p>
        <CodeBlock text={own_url} what="webhook address" />
        <Arrival lastEventAt={activity.last_event_at} />
      </>
    )
  }
  const here = url === own_url
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex min-w-0 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2">
          {url === null ? (
            <>
              <Badge>Not set</Badge>No address is set for this number; its account’s own may serve
              it.
            </>
          ) : here ? (
            <>
              <Badge look="good">Here</Badge>The provider sends events to Fairway.
            </>
          ) : (
            <>
              <Badge look="attention">Elsewhere</Badge>The provider sends events to another address.
            </>
          )}
        </span>
        {url !== null && <code className="font-mono text-xs break-all text-muted">{url}</code>}
        <Arrival lastEventAt={activity.last_event_at} />
      </div>
      {mayChange &&
        (here ? (
          <Button look="quiet" disabled={change.isPending} onClick={() => change.mutate(id)}>
            Point it here again
          </Button>
        ) : (
          <Button disabled={change.isPending} onClick={() => setAsking(true)}>
            Point it here
          </Button>
        ))}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Point the provider’s webhook here?"
        action="Point it here"
        onConfirm={() => change.mutate(id)}
      >
        <p>
          {provider} sends the events of {name} to Fairway from then on, with the static header of
          Integration, which proves them.
        </p>
        {url && (
          <p>
            The address it has now, <span className="break-all">{url}</span>, becomes the forwarding
            address: it goes on getting every event.
          </p>
        )}
      </ConfirmDialog>
    </div>
  )
}

/** Whether events of the channel arrive, wherever they are sent to. */
function Arrival({ lastEventAt }: { lastEventAt: string | null }) {
  const Icon = lastEventAt === null ? Clock : CircleCheck
  return (
    <p role="status" className="flex items-center gap-2">
      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
      {lastEventAt === null ? (
        'No event has arrived yet. The next message by this channel brings some.'
      ) : (
        <span>
          Events arrive: the last one <Age since={lastEventAt} /> ago.
        </span>
      )}
    </p>
  )
}
