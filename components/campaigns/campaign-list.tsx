'use client'

import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { campaignColumns } from '@/components/campaigns/campaign-columns'
import { CAMPAIGN_LIST } from '@/components/campaigns/campaign-list-spec'
import { NotControlled } from '@/components/campaigns/not-controlled'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { SearchField } from '@/components/data-table/search-field'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import { PageHeader } from '@/components/shell/page-header'
import { RangePicker } from '@/components/stats/range-picker'
import { chosenSearch } from '@/components/stats/range-url'
import { useRange } from '@/components/stats/use-range'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { Notice } from '@/components/ui/notice'
import { CAMPAIGNS_PER_PAGE, campaignListQuery, campaignsFilePath } from '@/lib/client/stats'

const REFRESH_MS = 30_000

/** The campaigns of a range, MM and Cloud side by side. `today` is the server's UTC date. */
export function CampaignList({ partnerId, today }: { partnerId: string; today: string }) {
  const [range, chooseRange] = useRange(today)
  const [state, change] = useListState(CAMPAIGN_LIST)
  const query = useQuery({
    ...campaignListQuery(partnerId, range, state),
    refetchInterval: REFRESH_MS,
  })
  const total = query.data?.total ?? 0
  const searched = state.filters.search !== undefined
  const kept = chosenSearch(
    new URLSearchParams(),
    range.preset === null ? { from: range.from, to: range.to } : { preset: range.preset },
  )
  return (
    <>
      <PageHeader title="Campaigns" actions={<RangePicker range={range} onChange={chooseRange} />}>
        What became of each campaign, by the way its messages went.
      </PageHeader>
      <Toolbar
        actions={
          <a
            href={campaignsFilePath(partnerId, range, state)}
            download
            className={buttonLook('secondary')}
          >
            <Download className="size-4" aria-hidden />
            CSV
          </a>
        }
      >
        <SearchField
          label="Name of a campaign"
          value={state.filters.search ?? ''}
          onSearch={(text) => change({ filters: { search: text || null } })}
        />
      </Toolbar>
      <DataTable
        caption="Campaigns"
        query={query}
        rowsOf={({ campaigns }) => campaigns}
        rowKey={({ campaign }) => campaign}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
        columns={campaignColumns(kept && `?${kept}`)}
        empty={
          searched || total > 0 ? (
            <Notice
              title="No campaign fits"
              action={
                <Button onClick={() => change({ filters: { search: null } })}>Show all</Button>
              }
            >
              None of these days has this in its name, or this page is past the end.
            </Notice>
          ) : (
            <Notice title="No campaigns in these days">
              A message’s campaign is what the header X-Fairway-Campaign says, else its template’s
              name. Choose other days, or send one.
            </Notice>
          )
        }
      />
      {total > 0 && <Pager page={state.page} perPage={CAMPAIGNS_PER_PAGE} total={total} />}
      {total > 0 && (
        <div className="px-4 pb-6 sm:px-6">
          <NotControlled />
        </div>
      )}
    </>
  )
}
