'use client'

import { useState } from 'react'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { ForwardSecret } from '@/lib/contracts/webhook-endpoint'
import { NewKeyDialog } from '@/components/accounts/new-key-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'

/** What signs the events that go on to the channels' own addresses (Standard Webhooks). */
export function ForwardSecretSetting({ isSet, mayChange, create }: { isSet: boolean; mayChange: boolean; create: ChangeAction<void, ForwardSecret> }) {
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const make = useChange({ action: create, onDone: ({ forward_secret }) => setShown(forward_secret), onFailed: toast.failed })
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <span className="flex flex-wrap items-center gap-2">Secret that signs forwarded events<Badge look={isSet ? 'good' : 'neutral'}>{isSet ? 'set' : 'not set'}</Badge></span>
      {mayChange && <Button disabled={make.isPending} onClick={() => (isSet ? setAsking(true) : make.mutate())}>{isSet ? 'Replace' : 'Make one'}</Button>}
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Replace the secret?" action="Replace" onConfirm={() => make.mutate()}>
        The one there is signs nothing any more: receivers that check it refuse events until they know the new one.
      </ConfirmDialog>
      <NewKeyDialog apiKey={shown} onClose={() => setShown(null)} />
    </div>
  )
}
