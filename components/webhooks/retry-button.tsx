'use client'

import { RotateCcw } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import type { EventActions } from '@/components/webhooks/event-actions'
import { useChange } from '@/lib/client/use-change'
import type { Delivery } from '@/lib/contracts/deliveries'

/** Tries a delivery again at once; nothing where it was made, for its body is not kept. */
export function RetryButton({
  delivery: { id, state, channel_id, channel_name },
  retryDelivery,
}: {
  delivery: Delivery
  retryDelivery: EventActions['retryDelivery']
}) {
  const retry = useChange({
    action: retryDelivery,
    onDone: () => toast.done('It is tried again now, and for seven days more.'),
    onFailed: toast.failed,
  })
  if (state === 'delivered') return null
  return (
    <IconButton
      icon={RotateCcw}
      label={`Try again to ${channel_name ?? channel_id}`}
      disabled={retry.isPending}
      onClick={() => retry.mutate(id)}
    />
  )
}
