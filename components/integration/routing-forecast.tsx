import { LaneBar } from '@/components/channels/lane-bar'
import { RoutingSummary } from '@/components/channels/routing-summary'
import { routingTotals } from '@/components/channels/routing-totals'
import { Badge } from '@/components/ui/badge'
import type { RoutingCounts, RoutingEffect } from '@/lib/contracts/routing-effect'

/** What the switch does either way, the present one first. */
export function RoutingForecast({
  effect: { channels, on, off },
  enabled,
}: {
  effect: RoutingEffect
  enabled: boolean
}) {
  return (
    <dl className="divide-y rounded-md border">
      <Forecast name={enabled ? 'On' : 'Off'} now channels={channels} counts={enabled ? on : off} />
      <Forecast
        name={enabled ? 'If turned off' : 'If turned on'}
        channels={channels}
        counts={enabled ? off : on}
      />
    </dl>
  )
}

function Forecast({
  name,
  now = false,
  channels,
  counts,
}: {
  name: string
  now?: boolean
  channels: number
  counts: RoutingCounts
}) {
  const totals = routingTotals(counts)
  return (
    <div className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[7rem_1fr]">
      <dt className={now ? 'flex items-center gap-2 font-medium' : 'text-muted'}>
        {name}
        {now && <Badge>now</Badge>}
      </dt>
      <dd className="flex flex-col gap-2">
        <span className={now ? '' : 'text-muted'}>
          {channels} channels: <RoutingSummary counts={counts} links={now} />
        </span>
        <LaneBar {...totals} unit="channels" />
      </dd>
    </div>
  )
}
