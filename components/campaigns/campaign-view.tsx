'use client'

import { useQuery } from '@tanstack/react-query'
import { CampaignChannels } from '@/components/campaigns/campaign-channels'
import { CampaignClicks } from '@/components/campaigns/campaign-clicks'
import { CampaignCountries } from '@/components/campaigns/campaign-countries'
import { CampaignDays } from '@/components/campaigns/campaign-days'
import { CampaignFunnels } from '@/components/campaigns/campaign-funnels'
import { CampaignRates } from '@/components/campaigns/campaign-rates'
import { CampaignSkeleton } from '@/components/campaigns/campaign-skeleton'
import { DeliveryTimes } from '@/components/campaigns/delivery-times'
import { NotControlled } from '@/components/campaigns/not-controlled'
import { PageHeader } from '@/components/shell/page-header'
import { OverviewReasons } from '@/components/stats/overview-reasons'
import { RangePicker } from '@/components/stats/range-picker'
import { useRange } from '@/components/stats/use-range'
import { LinkButton } from '@/components/ui/button'
import { Failure } from '@/components/ui/failure'
import { Notice } from '@/components/ui/notice'
import { campaignQuery } from '@/lib/client/stats'

const REFRESH_MS = 30_000
const ABOVE = { href: '/campaigns', label: 'Campaigns' }

/** One campaign: what became of its messages by each way, its clicks, its failures, and where all that was. `today` is the server's UTC date. */
export function CampaignView({
  partnerId,
  campaign,
  today,
}: {
  partnerId: string
  campaign: string
  today: string
}) {
  const [range, chooseRange] = useRange(today)
  const { data, error, isError, isPlaceholderData, refetch } = useQuery({
    ...campaignQuery(partnerId, campaign, range),
    refetchInterval: REFRESH_MS,
  })
  if (isError && !data)
    return (
      <div className="p-16">
        <Failure wholePage error={error} onRetry={() => void refetch()} />
      </div>
    )
  const { metrics } = data ?? {}
  const still =
    metrics &&
    metrics.accepted.total + metrics.sent.total + metrics.failed.total + metrics.clicks.total === 0
  const messages = `/activity?${new URLSearchParams({ campaign, from: range.from, to: range.to })}`
  return (
    <>
      <PageHeader
        title={campaign}
        above={ABOVE}
        actions={
          <>
            <LinkButton href={messages}>Messages</LinkButton>
            <RangePicker range={range} onChange={chooseRange} />
          </>
        }
      >
        Its messages by the way they went.
      </PageHeader>
      {!data && <CampaignSkeleton />}
      {data && still && (
        <div className="px-4 py-16 sm:px-6">
          <Notice title="Nothing of it in these days">
            The campaign has messages at other times. Choose other days.
          </Notice>
        </div>
      )}
      {data && !still && (
        <div
          aria-busy={isPlaceholderData}
          className={isPlaceholderData ? 'opacity-60 transition-opacity' : ''}
        >
          <CampaignFunnels campaign={data} />
          <div className="grid gap-x-12 gap-y-8 border-t px-4 py-6 sm:px-6 lg:grid-cols-[3fr_2fr]">
            <CampaignRates campaign={data} />
            <DeliveryTimes times={data.sent_to_delivered} />
            <div className="lg:col-span-2">
              <NotControlled />
            </div>
          </div>
          <CampaignClicks campaign={data} />
          <CampaignDays partnerId={partnerId} campaign={data} range={range} />
          <div className="border-t px-4 py-6 sm:px-6">
            <OverviewReasons overview={data} campaign={campaign} />
          </div>
          <CampaignChannels partnerId={partnerId} campaign={data} range={range} />
          <CampaignCountries partnerId={partnerId} campaign={data} range={range} />
        </div>
      )}
    </>
  )
}
