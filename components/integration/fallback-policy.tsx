'use client'

import { useQuery } from '@tanstack/react-query'
import { ChoiceList } from '@/components/ui/choice-list'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { routingSettingQuery } from '@/lib/client/settings'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { RoutingSetting, RoutingSettingChange } from '@/lib/contracts/settings'
import type { FallbackPolicy as Policy } from '@/lib/domain/sending/fallback-policy'

const POLICIES: readonly { value: Policy; label: string; effects: readonly string[] }[] = [
  {
    value: 'documented',
    label: 'Documented: any failure goes by Cloud',
    effects: [
      'Whatever MM API answers other than success, the message goes out by Cloud API.',
      'The template then counts as non-marketing for a while, whatever the failure was: one throttled message keeps its whole template off MM API.',
      'After a timeout Cloud API sends it although MM API may have as well: the recipient can get it twice. The trace marks these.',
    ],
  },
  {
    value: 'confirmed',
    label: 'Confirmed: only what is certainly not sent',
    effects: [
      'Cloud API follows only where MM API surely sent nothing and Cloud would not refuse the same: not marketing, not onboarded, still syncing, unreachable, another refusal.',
      'Only “not marketing” makes a template non-marketing; “not onboarded” is remembered of the WABA.',
      'After a timeout, a limit or a blocked recipient your program gets the answer itself and decides.',
    ],
  },
]

/** What follows a failed attempt by MM API: both choices with what they do. */
export function FallbackPolicy({
  partnerId,
  mayChange,
  setRouting,
}: {
  partnerId: string
  mayChange: boolean
  setRouting: ChangeAction<RoutingSettingChange, RoutingSetting>
}) {
  const { data: setting } = useQuery(routingSettingQuery(partnerId))
  const change = useChange({
    action: setRouting,
    foresee: (client, { fallback_policy }) =>
      client.setQueryData(
        routingSettingQuery(partnerId).queryKey,
        (known) => known && { ...known, fallback_policy: fallback_policy ?? known.fallback_policy },
      ),
    onFailed: toast.failed,
  })
  if (!setting) return <Skeleton className="h-32 w-full" />
  const choose = (fallback_policy: Policy) =>
    change.mutate(
      { enabled: setting.enabled, fallback_policy },
      {
        onSuccess: () =>
          toast.done(`The fallback policy is “${fallback_policy}”.`, () =>
            change.mutate({ enabled: setting.enabled, fallback_policy: setting.fallback_policy }),
          ),
      },
    )
  return (
    <ChoiceList
      label="Fallback policy"
      value={setting.fallback_policy}
      choices={POLICIES}
      disabled={!mayChange}
      onChange={choose}
    />
  )
}
