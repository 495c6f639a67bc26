'use client'

import { useId } from 'react'
import { ClickBase } from '@/components/campaigns/click-base'
import { CLICK_LAYERS } from '@/components/campaigns/click-layers'
import { SharedClicks } from '@/components/campaigns/shared-clicks'
import { LaneChart } from '@/components/charts/lane-chart'
import { LaneLegend } from '@/components/charts/lane-legend'
import { Defined } from '@/components/stats/defined'
import type { CampaignDetail } from '@/lib/contracts/stats'

/** Clicks by day, certain and shared, what that means, and what the click rate leaves out. */
export function CampaignClicks({ campaign: { clicks, rates } }: { campaign: CampaignDetail }) {
  const id = useId()
  const points = clicks.by_day.map(({ date, certain, shared }) => ({
    at: `${date}T00:00:00.000Z`,
    counts: { certain, shared },
  }))
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-6 border-t px-4 py-6 sm:px-6 lg:grid-cols-[3fr_2fr]"
    >
      <div className="min-w-0">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id={id} className="text-base font-semibold tracking-tight">
            <Defined of="clicks">Clicks by day</Defined>
          </h2>
          <LaneLegend points={points} layers={CLICK_LAYERS} />
        </div>
        {points.some(({ counts: { certain, shared } }) => certain + shared > 0) ? (
          <>
            <LaneChart
              label="Clicks by day"
              bucket="day"
              points={points}
              layers={CLICK_LAYERS}
              height={200}
            />
            <p className="mt-1 text-xs text-muted">Days of UTC.</p>
          </>
        ) : (
          <p className="rounded-md border border-dashed px-4 py-6 text-center text-muted">
            No clicks in these days.
          </p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <p className="text-muted text-pretty">
          Meta’s click names neither the message nor the recipient, and comes up to seven days after
          the send. A click is <strong className="font-medium text-ink">certain</strong> where this
          is the only campaign of its channel with an MM message in the 7 × 24 hours before it, else{' '}
          <strong className="font-medium text-ink">shared</strong> with the others. Nothing is
          guessed.
        </p>
        <SharedClicks shared={clicks.shared} />
        <ClickBase base={clicks.base} known={rates.click_rate.value !== null} />
      </div>
    </section>
  )
}
