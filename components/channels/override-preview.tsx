'use client'

import { useQuery } from '@tanstack/react-query'
import { LaneBar } from '@/components/channels/lane-bar'
import { RoutingSummary } from '@/components/channels/routing-summary'
import { routingTotals } from '@/components/channels/routing-totals'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { overridePreviewQuery } from '@/lib/client/channels'
import type { RoutingCounts } from '@/lib/contracts/routing-effect'
import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'

/** What an override would do to the ticked channels. */
export function OverridePreview({
  partnerId,
  channelIds,
  mode,
}: {
  partnerId: string
  channelIds: readonly string[]
  mode: RoutingOverride
}) {
  const { data, error, refetch } = useQuery(overridePreviewQuery(partnerId, channelIds, mode))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data?.before || !data.after) return <Skeleton className="h-24 w-full" />
  return (
    <div className="flex flex-col gap-3">
      <p>
        {data.changed === 0
          ? 'All of them are set so already.'
          : `${data.changed} of ${channelIds.length} ${data.changed === 1 ? 'is' : 'are'} set differently now.`}
      </p>
      <Counted name="Now" counts={data.before} />
      <Counted name="Then" counts={data.after} />
    </div>
  )
}

function Counted({ name, counts }: { name: string; counts: RoutingCounts }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span>
        <span className="font-medium text-ink">{name}:</span> <RoutingSummary counts={counts} />
      </span>
      <LaneBar {...routingTotals(counts)} unit="channels" />
    </div>
  )
}
