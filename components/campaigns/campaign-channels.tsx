'use client'

import Link from 'next/link'
import { useId } from 'react'
import { Lines } from '@/components/campaigns/lines'
import { PartHeading } from '@/components/campaigns/part-heading'
import { PartTable } from '@/components/campaigns/part-table'
import { WayLines } from '@/components/campaigns/way-lines'
import type { Column } from '@/components/data-table/data-table'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalPercent } from '@/components/preferences/local-percent'
import type { CampaignDetail } from '@/lib/contracts/stats'
import { METRICS, RATES } from '@/lib/domain/stats/metrics'

type Row = CampaignDetail['by_channel'][number]

const COLUMNS: readonly Column<Row>[] = [
  {
    header: 'Channel',
    className: 'max-w-0 w-full',
    cell: ({ channel_id, channel_name }) => (
      <Link
        href={`/channels/${channel_id}`}
        prefetch={false}
        className="block truncate underline-offset-2 hover:underline"
      >
        {channel_name ?? channel_id}
      </Link>
    ),
  },
  { header: 'Way', cell: ({ metrics }) => <WayLines sent={metrics.sent} /> },
  {
    header: 'Sent',
    className: 'text-right',
    about: METRICS.sent.definition,
    cell: ({ metrics }) => (
      <Lines sent={metrics.sent} line={(way) => <LocalNumber value={metrics.sent[way]} />} />
    ),
  },
  {
    header: 'Delivered',
    className: 'text-right',
    about: METRICS.delivered.definition,
    cell: ({ metrics }) => (
      <Lines sent={metrics.sent} line={(way) => <LocalNumber value={metrics.delivered[way]} />} />
    ),
  },
  {
    header: 'Read',
    className: 'text-right hidden sm:table-cell',
    about: METRICS.read.definition,
    cell: ({ metrics }) => (
      <Lines sent={metrics.sent} line={(way) => <LocalNumber value={metrics.read[way]} />} />
    ),
  },
  {
    header: 'Failed',
    className: 'text-right hidden md:table-cell',
    about: METRICS.failed.definition,
    cell: ({ metrics }) => <LocalNumber value={metrics.failed.total} />,
  },
  {
    header: 'Clicks',
    className: 'text-right hidden md:table-cell',
    about: METRICS.clicks.definition,
    cell: ({ metrics }) => <LocalNumber value={metrics.clicks.total} />,
  },
  {
    header: 'Click rate',
    className: 'text-right hidden lg:table-cell',
    about: RATES.click_rate.definition,
    cell: ({ rates }) => <LocalPercent value={rates.click_rate.value} />,
  },
]

/** A campaign's numbers by channel, most sent first. */
export function CampaignChannels({
  partnerId,
  campaign,
  range,
}: {
  partnerId: string
  campaign: CampaignDetail
  range: { from: string; to: string }
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="pt-6">
      <PartHeading
        id={id}
        title="By channel"
        by="channels"
        partnerId={partnerId}
        campaign={campaign.campaign}
        range={range}
      />
      <PartTable
        caption="By channel"
        rows={campaign.by_channel}
        rowKey={({ channel_id }) => channel_id}
        columns={COLUMNS}
      />
    </section>
  )
}
