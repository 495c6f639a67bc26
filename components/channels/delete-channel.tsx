'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Channel } from '@/lib/contracts/channels'

export type DeleteChannelAction = ChangeAction<string, { id: string }>

/** Takes a channel out of use, once asked. */
export function DeleteChannel({
  channel: { id, name },
  deleteChannel,
}: {
  channel: Channel
  deleteChannel: DeleteChannelAction
}) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const remove = useChange({
    action: deleteChannel,
    removes: (id) => id,
    onDone() {
      toast.done(`${name} is out of use.`)
      router.push('/channels')
    },
    onFailed: toast.failed,
  })
  return (
    <>
      <Button className="self-start" disabled={remove.isPending} onClick={() => setAsking(true)}>
        Take out of use
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Take ${name} out of use?`}
        action="Take out of use"
        danger
        onConfirm={() => remove.mutate(id)}
      >
        Its keys open nothing from then on. That cannot be undone.
      </ConfirmDialog>
    </>
  )
}
