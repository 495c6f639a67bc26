'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { providerWebhookQuery } from '@/lib/client/provider-webhook'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Channel } from '@/lib/contracts/channels'
import type { ProviderWebhook } from '@/lib/contracts/provider-webhook'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'

export type PointWebhookAction = ChangeAction<string, ProviderWebhook>

/** Where the provider sends a channel's events, and the step that points them here and keeps the old address as forwarding. */
export function ProviderWebhookSetting({ partnerId, channel: { id, name, provider }, mayChange, point }: {
  partnerId: string
  channel: Channel
  mayChange: boolean
  point: PointWebhookAction
}) {
  const [asking, setAsking] = useState(false)
  const query = useQuery(providerWebhookQuery(partnerId, id))
  const change = useChange({ action: point, onDone: () => toast.done(`The events of ${name} come here now.`), onFailed: toast.failed })
  if (query.isError && !query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-12 w-full" />
  const { settable, url, own_url } = query.data
  if (!settable) {
    return (
      <>
        <p>In Meta’s app dashboard open WhatsApp, then Configuration; edit the webhook, enter this address and the verify token of Integration, and subscribe to “messages” and “account_update”.</p>
        <CodeBlock text={own_url} what="webhook address" />
      </>
    )
  }
  const here = url === own_url
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex min-w-0 flex-col gap-1">
        <span className="flex items-center gap-2">{here ? <><Badge look="good">Here</Badge>Events come to Fairway.</> : <><Badge look="attention">Elsewhere</Badge>Events do not come to Fairway.</>}</span>
        <code className="font-mono text-xs break-all text-muted">{url ?? 'no address is set'}</code>
      </div>
      {mayChange && (here
        ? <Button look="quiet" disabled={change.isPending} onClick={() => change.mutate(id)}>Point it here again</Button>
        : <Button disabled={change.isPending} onClick={() => setAsking(true)}>Point it here</Button>)}
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Point the provider’s webhook here?" action="Point it here" onConfirm={() => change.mutate(id)}>
        <p>{provider} sends the events of {name} to Fairway from then on, with the static header of Integration, which proves them.</p>
        {url && <p>The address it has now, <span className="break-all">{url}</span>, becomes the forwarding address: it goes on getting every event.</p>}
      </ConfirmDialog>
    </div>
  )
}
