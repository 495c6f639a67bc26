'use client'

import type { QueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { openAlertsQuery } from '@/lib/client/alerts'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { AlertView } from '@/lib/contracts/alerts'

export type MuteAction = ChangeAction<{ id: string; muted: boolean }, AlertView>

/** Silences an alert until it closes: at once on the screen, with a way back. */
export function useMute(
  partnerId: string,
  action: MuteAction,
): (id: string, muted: boolean) => void {
  const change = useChange({
    action,
    foresee: (client, { id, muted }) => foresee(client, partnerId, id, muted),
    onDone: ({ id, muted }) => {
      if (muted) toast.done('Muted until it is over.', () => change.mutate({ id, muted: false }))
    },
    onFailed: toast.failed,
  })
  return (id, muted) => change.mutate({ id, muted })
}

function foresee(client: QueryClient, partnerId: string, id: string, muted: boolean): void {
  client.setQueryData(
    openAlertsQuery(partnerId).queryKey,
    (known) =>
      known && {
        ...known,
        alerts: known.alerts.map((alert) => (alert.id === id ? { ...alert, muted } : alert)),
      },
  )
}
