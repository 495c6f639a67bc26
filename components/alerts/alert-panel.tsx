'use client'

import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { AlertItem } from '@/components/alerts/alert-item'
import { type MuteAction, useMute } from '@/components/alerts/use-mute'
import { Disclosure } from '@/components/ui/disclosure'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { openAlertsQuery } from '@/lib/client/alerts'

const REFRESH_MS = 30_000

/** Everything that wants a person, each with the way to where it is mended. */
export function AlertPanel({
  partnerId,
  mayMute,
  mute,
}: {
  partnerId: string
  mayMute: boolean
  mute: MuteAction
}) {
  const id = useId()
  const query = useQuery({ ...openAlertsQuery(partnerId), refetchInterval: REFRESH_MS })
  const onMute = useMute(partnerId, mute)
  const alerts = query.data?.alerts ?? []
  const list = (muted: boolean) => (
    <ul className="flex flex-col divide-y">
      {alerts
        .filter((alert) => alert.muted === muted)
        .map((alert) => (
          <AlertItem
            key={alert.id}
            alert={alert}
            onMute={mayMute ? (silent) => onMute(alert.id, silent) : null}
          />
        ))}
    </ul>
  )
  const silent = alerts.filter(({ muted }) => muted).length
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-base font-semibold tracking-tight">
        Needs a person
      </h2>
      {query.isPending && <Skeleton className="mt-4 h-16 w-full" />}
      {query.isError && !query.data && (
        <div className="mt-4">
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.data && alerts.length === silent && (
        <p className="mt-3 rounded-md border border-dashed px-4 py-6 text-center text-muted text-pretty">
          Nothing right now. Fairway looks every minute.
        </p>
      )}
      {list(false)}
      {silent > 0 && (
        <div className="mt-2">
          <Disclosure summary={`${silent} muted`}>{list(true)}</Disclosure>
        </div>
      )}
    </section>
  )
}
