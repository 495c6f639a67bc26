'use client'

import { useQuery } from '@tanstack/react-query'
import { AlertPanel } from '@/components/alerts/alert-panel'
import type { MuteAction } from '@/components/alerts/use-mute'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { OnboardingBanner } from '@/components/onboarding/onboarding-banner'
import { useNow } from '@/components/preferences/use-now'
import { PageHeader } from '@/components/shell/page-header'
import { overviewQuestions } from '@/components/stats/overview-questions'
import { OverviewReasons } from '@/components/stats/overview-reasons'
import { OverviewSkeleton } from '@/components/stats/overview-skeleton'
import { RangePicker } from '@/components/stats/range-picker'
import { TileRow } from '@/components/stats/tile-row'
import { TrafficChart } from '@/components/stats/traffic-chart'
import { useChosenTile } from '@/components/stats/use-chosen-tile'
import { useRange } from '@/components/stats/use-range'
import { LinkButton } from '@/components/ui/button'
import { Failure } from '@/components/ui/failure'
import { Notice } from '@/components/ui/notice'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

const REFRESH_MS = 15_000
const SEE_MS = 60_000

/** Which way messages went in a range of days, and what wants somebody's attention. `today` is the server's UTC date. */
export function OverviewView({
  partnerId,
  role,
  today,
  actions,
}: {
  partnerId: string
  role: Role
  today: string
  actions: Pick<OnboardingActions, 'createLink'> & { muteAlert: MuteAction }
}) {
  const [range, chooseRange] = useRange(today)
  const [tile, chooseTile] = useChosenTile()
  const now = useNow(SEE_MS)
  const questions = overviewQuestions(partnerId, range)
  const overview = useQuery({ ...questions.overview, refetchInterval: REFRESH_MS })
  const series = useQuery({ ...questions.series, refetchInterval: REFRESH_MS })
  const failed = [overview, series].find((query) => query.isError && !query.data)
  const still =
    overview.data &&
    overview.data.metrics.accepted.total +
      overview.data.metrics.sent.total +
      overview.data.metrics.failed.total ===
      0
  return (
    <>
      <PageHeader title="Overview" actions={<RangePicker range={range} onChange={chooseRange} />}>
        Which way messages go, and what wants attention.
      </PageHeader>
      <OnboardingBanner partnerId={partnerId} role={role} createLink={actions.createLink} />
      {failed && (
        <div className="p-16">
          <Failure
            error={failed.error}
            onRetry={() => void Promise.all([overview.refetch(), series.refetch()])}
          />
        </div>
      )}
      {!failed && !overview.data && <OverviewSkeleton />}
      {overview.data && (
        <div aria-busy={overview.isPlaceholderData || series.isPlaceholderData}>
          <TileRow
            overview={overview.data}
            series={series.data}
            now={now}
            chosen={tile}
            onChoose={chooseTile}
          />
          <div className="grid gap-x-10 gap-y-8 px-4 py-6 sm:px-6 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr]">
            {still ? (
              <div className="self-center py-8">
                <Notice
                  title="No messages in these days"
                  action={<LinkButton href="/compose">Send one</LinkButton>}
                >
                  Choose other days, or send a message.
                </Notice>
              </div>
            ) : (
              series.data && <TrafficChart series={series.data} metric={tile.chart} now={now} />
            )}
            {/* Beside all the rest where there is room: it may be long, or nearly nothing. */}
            <div className="xl:col-start-2 xl:row-span-2">
              <AlertPanel
                partnerId={partnerId}
                mayMute={roleAllows(role, 'operator')}
                mute={actions.muteAlert}
              />
            </div>
            <div className="border-t pt-8">
              <OverviewReasons overview={overview.data} />
            </div>
          </div>
        </div>
      )}
    </>
  )
}
