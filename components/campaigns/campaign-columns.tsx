import Link from 'next/link'
import { Lines } from '@/components/campaigns/lines'
import { WayLines } from '@/components/campaigns/way-lines'
import type { Column } from '@/components/data-table/data-table'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalPercent } from '@/components/preferences/local-percent'
import type { CampaignItem } from '@/lib/contracts/stats'
import { METRICS, RATES, type StatWay } from '@/lib/domain/stats/metrics'

const RIGHT = 'text-right'

/** Without what is said of a number, which takes the keyboard, for the table while it loads. */
export const CAMPAIGN_HEADERS = [
  { header: 'Campaign', className: 'max-w-0 w-full' },
  { header: 'Way' },
  { header: 'Sent', className: RIGHT },
  { header: 'Delivery rate', className: `${RIGHT} hidden md:table-cell` },
  { header: 'Read rate', className: RIGHT },
  { header: 'Failed', className: `${RIGHT} hidden lg:table-cell` },
  { header: 'Fallbacks', className: `${RIGHT} hidden xl:table-cell` },
  { header: 'Clicks', className: `${RIGHT} hidden sm:table-cell` },
  { header: 'Click rate', className: `${RIGHT} hidden lg:table-cell` },
] as const

const [NAME, WAY, SENT, DELIVERY, READ, FAILED, FALLBACKS, CLICKS, CLICK_RATE] = CAMPAIGN_HEADERS

/** A row for each campaign, in it a line for each way; `search` is the range, which its page keeps. */
export function campaignColumns(search: string): readonly Column<CampaignItem>[] {
  const rateOf = (
    { rates_by_way }: CampaignItem,
    way: StatWay,
    rate: 'delivery_rate' | 'read_rate',
  ) => (way === 'pending' ? '' : <LocalPercent value={rates_by_way[way][rate].value} />)
  return [
    {
      ...NAME,
      sort: 'campaign',
      cell: ({ campaign }) => (
        <Link
          href={`/campaigns/${encodeURIComponent(campaign)}${search}`}
          prefetch={false}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {campaign}
        </Link>
      ),
    },
    { ...WAY, cell: ({ metrics }) => <WayLines sent={metrics.sent} /> },
    {
      ...SENT,
      sort: 'sent',
      about: METRICS.sent.definition,
      cell: ({ metrics }) => (
        <Lines sent={metrics.sent} line={(way) => <LocalNumber value={metrics.sent[way]} />} />
      ),
    },
    {
      ...DELIVERY,
      sort: 'delivery_rate',
      about: RATES.delivery_rate.definition,
      cell: (item) => (
        <Lines sent={item.metrics.sent} line={(way) => rateOf(item, way, 'delivery_rate')} />
      ),
    },
    {
      ...READ,
      sort: 'read_rate',
      about: RATES.read_rate.definition,
      cell: (item) => (
        <Lines sent={item.metrics.sent} line={(way) => rateOf(item, way, 'read_rate')} />
      ),
    },
    {
      ...FAILED,
      sort: 'failed',
      about: METRICS.failed.definition,
      cell: ({ metrics }) => <LocalNumber value={metrics.failed.total} />,
    },
    {
      ...FALLBACKS,
      sort: 'fallbacks',
      about: METRICS.fallbacks.definition,
      cell: ({ metrics }) => <LocalNumber value={metrics.fallbacks.total} />,
    },
    {
      ...CLICKS,
      sort: 'clicks',
      about: `${METRICS.clicks.definition} Below: those it shares with others.`,
      cell: ({ clicks }) => <Clicks clicks={clicks} />,
    },
    {
      ...CLICK_RATE,
      sort: 'click_rate',
      about: RATES.click_rate.definition,
      cell: ({ rates }) => <LocalPercent value={rates.click_rate.value} />,
    },
  ]
}

function Clicks({ clicks: { certain, shared } }: Pick<CampaignItem, 'clicks'>) {
  const others = shared.reduce((sum, { clicks }) => sum + clicks, 0)
  return (
    <>
      <LocalNumber value={certain} />
      {others > 0 && (
        <span className="block text-xs whitespace-nowrap text-muted">
          + <LocalNumber value={others} /> shared
        </span>
      )}
    </>
  )
}
