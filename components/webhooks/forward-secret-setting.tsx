'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { ForwardSecret } from '@/lib/contracts/webhook-endpoint'

/** What signs the events that go on to the channels' own addresses (Standard Webhooks). A new one is shown this once. */
export function ForwardSecretSetting({
  isSet,
  mayChange,
  create,
}: {
  isSet: boolean
  mayChange: boolean
  create: ChangeAction<void, ForwardSecret>
}) {
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const make = useChange({
    action: create,
    onDone: ({ forward_secret }) => setShown(forward_secret),
    onFailed: toast.failed,
  })
  const close = () => setShown(null)
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">
        Forwarding{' '}
        <span className="font-normal text-muted">to the addresses that channels have</span>
      </h3>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md border px-4 py-2">
        <div className="min-w-0 flex-1 basis-56">
          <span className="flex flex-wrap items-center gap-2">
            Signing secret
            <Badge look={isSet ? 'good' : 'neutral'}>{isSet ? 'set' : 'not set'}</Badge>
          </span>
          <span className="block text-xs text-muted">
            Signs what goes on, by Standard Webhooks: webhook-id, webhook-timestamp,
            webhook-signature.
          </span>
        </div>
        {mayChange && (
          <Button
            className="h-7 px-2.5"
            aria-label={isSet ? 'Replace the signing secret' : 'Make a signing secret'}
            disabled={make.isPending}
            onClick={() => (isSet ? setAsking(true) : make.mutate())}
          >
            {isSet ? 'Replace' : 'Make one'}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Replace the signing secret?"
        action="Replace"
        onConfirm={() => make.mutate()}
      >
        The one there is signs nothing any more: receivers that check it refuse events until they
        know the new one.
      </ConfirmDialog>
      <Dialog
        open={shown !== null}
        onOpenChange={close}
        title="Signing secret"
        description="Copy it now and give it to your receivers: it is never shown again."
        footer={
          <Button look="primary" onClick={close}>
            Done
          </Button>
        }
      >
        {shown && <CodeBlock text={shown} what="signing secret" />}
      </Dialog>
    </div>
  )
}
