'use client'

import { useId } from 'react'
import { Lines } from '@/components/campaigns/lines'
import { PartHeading } from '@/components/campaigns/part-heading'
import { PartTable } from '@/components/campaigns/part-table'
import { WayLines } from '@/components/campaigns/way-lines'
import { LocalNumber } from '@/components/preferences/local-number'
import { useCountryNames } from '@/components/preferences/use-country-names'
import type { CampaignDetail } from '@/lib/contracts/stats'
import { METRICS } from '@/lib/domain/stats/metrics'

/** A campaign's numbers by the recipient's country, most sent first. */
export function CampaignCountries({
  partnerId,
  campaign,
  range,
}: {
  partnerId: string
  campaign: CampaignDetail
  range: { from: string; to: string }
}) {
  const id = useId()
  const nameOf = useCountryNames()
  return (
    <section aria-labelledby={id} className="pt-6 pb-8">
      <PartHeading
        id={id}
        title="By country"
        by="countries"
        partnerId={partnerId}
        campaign={campaign.campaign}
        range={range}
      />
      <PartTable
        caption="By country"
        rows={campaign.by_country}
        rowKey={({ country }) => country ?? ''}
        columns={[
          {
            header: 'Country of the recipient',
            className: 'max-w-0 w-full',
            cell: ({ country }) => (
              <span className="block truncate" suppressHydrationWarning>
                {country ? nameOf(country) : 'Not known'}
              </span>
            ),
          },
          { header: 'Way', cell: ({ metrics }) => <WayLines sent={metrics.sent} /> },
          {
            header: 'Sent',
            className: 'text-right',
            about: METRICS.sent.definition,
            cell: ({ metrics }) => (
              <Lines
                sent={metrics.sent}
                line={(way) => <LocalNumber value={metrics.sent[way]} />}
              />
            ),
          },
          {
            header: 'Delivered',
            className: 'text-right',
            about: METRICS.delivered.definition,
            cell: ({ metrics }) => (
              <Lines
                sent={metrics.sent}
                line={(way) => <LocalNumber value={metrics.delivered[way]} />}
              />
            ),
          },
          {
            header: 'Read',
            className: 'text-right hidden sm:table-cell',
            about: METRICS.read.definition,
            cell: ({ metrics }) => (
              <Lines
                sent={metrics.sent}
                line={(way) => <LocalNumber value={metrics.read[way]} />}
              />
            ),
          },
          {
            header: 'Failed',
            className: 'text-right hidden md:table-cell',
            about: METRICS.failed.definition,
            cell: ({ metrics }) => <LocalNumber value={metrics.failed.total} />,
          },
        ]}
      />
    </section>
  )
}
