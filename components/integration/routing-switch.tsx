'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { routingTotals } from '@/components/channels/routing-totals'
import { RoutingForecast } from '@/components/integration/routing-forecast'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { routingEffectQuery, routingSettingQuery } from '@/lib/client/settings'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { RoutingSetting, RoutingSettingChange } from '@/lib/contracts/settings'

/** "Route Marketing via MM API", with what it does to how many channels. Off is asked about first; both can be undone. */
export function RoutingSwitch({
  partnerId,
  mayChange,
  setRouting,
}: {
  partnerId: string
  mayChange: boolean
  setRouting: ChangeAction<RoutingSettingChange, RoutingSetting>
}) {
  const id = useId()
  const [asking, setAsking] = useState(false)
  const setting = useQuery(routingSettingQuery(partnerId))
  const effect = useQuery(routingEffectQuery(partnerId))
  const change = useChange({
    action: setRouting,
    foresee: (client, { enabled }) =>
      client.setQueryData(
        routingSettingQuery(partnerId).queryKey,
        (known) => known && { ...known, enabled },
      ),
    onDone: ({ enabled }) => toast.done(said(enabled), () => change.mutate({ enabled: !enabled })),
    onFailed: toast.failed,
  })
  if (setting.isError || effect.isError) {
    return (
      <Failure
        error={setting.error ?? effect.error}
        onRetry={() => void Promise.all([setting.refetch(), effect.refetch()])}
      />
    )
  }
  if (!setting.data || !effect.data)
    return (
      <div aria-busy className="flex flex-col gap-3">
        <Skeleton className="w-64" />
        <Skeleton className="h-16 w-full" />
      </div>
    )
  const { enabled } = setting.data
  const [on, off] = [routingTotals(effect.data.on), routingTotals(effect.data.off)]

  function said(nowOn: boolean): string {
    return nowOn
      ? `Marketing goes by MM API again: ${on.mm} of ${effect.data?.channels} channels.`
      : `Routing is off: ${off.cloud} of ${effect.data?.channels} channels go by Cloud API.`
  }

  return (
    <>
      <label htmlFor={id} className="flex items-center justify-between gap-4">
        <span>
          <span className="block text-base font-medium">Route Marketing via MM API</span>
          <span id={`${id}-about`} className="block text-muted">
            Marketing templates posted to <code className="font-mono text-xs">/messages</code> try
            the Marketing Messages API first.
          </span>
        </span>
        <Switch
          id={id}
          aria-describedby={`${id}-about`}
          checked={enabled}
          disabled={!mayChange}
          onChange={() => (enabled ? setAsking(true) : change.mutate({ enabled: true }))}
        />
      </label>
      <RoutingForecast effect={effect.data} enabled={enabled} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Stop routing marketing via MM API?"
        action="Turn off"
        onConfirm={() => change.mutate({ enabled: false })}
      >
        <p>
          {on.mm - off.mm} of {effect.data.channels} channels change from MM to Cloud, from the next
          message on.
          {off.mm > 0 && ` ${off.mm} stay on MM: their own switch is on.`}
        </p>
        <p>
          Messages posted to /marketing_messages, and those that say STRICT, go by MM API all the
          same.
        </p>
      </ConfirmDialog>
    </>
  )
}
