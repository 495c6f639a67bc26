import { type ReactNode, useId } from 'react'
import { CLICK_LAYERS } from '@/components/campaigns/click-layers'
import { LANES } from '@/components/charts/lanes'
import { layerBackground } from '@/components/charts/layer-background'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalPercent } from '@/components/preferences/local-percent'
import { LaneBadge } from '@/components/sending/lane-badge'
import { Defined } from '@/components/stats/defined'
import type { CampaignDetail } from '@/lib/contracts/stats'
import type { Way } from '@/lib/domain/sending/way'

/** From accepted to clicked, each way beside the other and on its own scale; what is not billed yet belongs to neither. */
export function CampaignFunnels({ campaign }: { campaign: CampaignDetail }) {
  const { sent, failed, silent_fallbacks, upstream_routed } = campaign.metrics
  return (
    <div className="border-t px-4 py-6 sm:px-6">
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Funnel campaign={campaign} way="marketing_messages" />
        <Funnel campaign={campaign} way="messages" />
      </div>
      <div className="mt-4 flex flex-col gap-1 text-xs text-muted">
        {sent.pending + failed.pending > 0 && (
          <p>
            Of no way yet: <LocalNumber value={sent.pending} /> sent and{' '}
            <LocalNumber value={failed.pending} /> failed that Meta has not billed; a message that
            fails mostly never is.
          </p>
        )}
        {silent_fallbacks.total + upstream_routed.total > 0 && (
          <p>
            Accepted goes by the API that took a message, what follows by how Meta billed it:{' '}
            <LocalNumber value={silent_fallbacks.total} /> taken by MM went by Cloud,{' '}
            <LocalNumber value={upstream_routed.total} /> taken by Cloud went by MM.
          </p>
        )}
      </div>
    </div>
  )
}

function Funnel({
  campaign: { metrics, rates, rates_by_way, clicks },
  way,
}: {
  campaign: CampaignDetail
  way: Way
}) {
  const id = useId()
  const { accepted, delivered, read } = metrics
  const lane = LANES.find(({ name }) => name === way)!
  const shared = clicks.shared.reduce((sum, group) => sum + group.clicks, 0)
  const byMm = way === 'marketing_messages'
  const widest = Math.max(
    accepted[way],
    delivered[way],
    read[way],
    byMm ? clicks.certain + shared : 0,
    1,
  )
  const own = rates_by_way[way]
  const bar = (count: number, background: string) => (
    <span className="rounded-xs" style={{ width: `${(count / widest) * 100}%`, background }} />
  )
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="mb-3">
        <LaneBadge way={way} />
      </h2>
      <dl className="flex flex-col gap-2.5">
        <Step name={<Defined of="accepted" />} count={accepted[way]}>
          {bar(accepted[way], layerBackground(lane))}
        </Step>
        <Step
          name={<Defined of="delivered" />}
          count={delivered[way]}
          share={own.delivery_rate.value}
          of="of sent"
        >
          {bar(delivered[way], layerBackground(lane))}
        </Step>
        <Step
          name={<Defined of="read" />}
          count={read[way]}
          share={own.read_rate.value}
          of="of delivered"
        >
          {bar(read[way], layerBackground(lane))}
        </Step>
        {byMm ? (
          <Step
            name={<Defined of="clicks" />}
            count={clicks.certain}
            more={shared}
            share={rates.click_rate.value}
            of="click rate"
          >
            {bar(clicks.certain, layerBackground(CLICK_LAYERS[0]!))}
            {bar(shared, layerBackground(CLICK_LAYERS[1]!))}
          </Step>
        ) : (
          <Step name={<Defined of="clicks" />} count={null}>
            <span className="text-xs leading-5 text-muted">Meta reports clicks of MM only.</span>
          </Step>
        )}
      </dl>
    </section>
  )
}

function Step({
  name,
  count,
  more = 0,
  share,
  of,
  children,
}: {
  name: ReactNode
  /** Null where it is never told. */
  count: number | null
  /** Beside the count, those that may be of other campaigns. */
  more?: number
  share?: number | null
  /** What the share is of. */
  of?: string
  children: ReactNode
}) {
  return (
    <div className="grid grid-cols-[4.5rem_1fr_6.5rem] items-center gap-x-3">
      <dt>{name}</dt>
      <dd className="col-start-3 row-start-1 text-right">
        <span className="font-medium">{count === null ? '–' : <LocalNumber value={count} />}</span>
        {more > 0 && (
          <span className="text-muted">
            {' '}
            + <LocalNumber value={more} />
          </span>
        )}
        {share != null && (
          <span className="block text-xs text-muted">
            <LocalPercent value={share} /> {of}
          </span>
        )}
      </dd>
      <dd aria-hidden={count !== null} className="col-start-2 row-start-1 flex min-h-5">
        {children}
      </dd>
    </div>
  )
}
