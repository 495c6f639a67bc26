'use client'

import { useId } from 'react'
import { PartHeading } from '@/components/campaigns/part-heading'
import { LaneChart } from '@/components/charts/lane-chart'
import { LaneLegend } from '@/components/charts/lane-legend'
import type { CampaignDetail } from '@/lib/contracts/stats'

/** What was delivered, by day and lane. */
export function CampaignDays({
  partnerId,
  campaign: { campaign, by_day },
  range,
}: {
  partnerId: string
  campaign: CampaignDetail
  range: { from: string; to: string }
}) {
  const id = useId()
  const points = by_day.map(({ at, metrics }) => ({ at, counts: metrics.delivered }))
  return (
    <section aria-labelledby={id} className="border-t pt-6 pb-6">
      <PartHeading
        id={id}
        title="Delivered by day"
        by="days"
        partnerId={partnerId}
        campaign={campaign}
        range={range}
      />
      <div className="px-4 sm:px-6">
        <LaneLegend points={points} />
        <LaneChart label="Delivered by day" bucket="day" points={points} height={200} />
        <p className="mt-1 text-xs text-muted">Days of UTC.</p>
      </div>
    </section>
  )
}
