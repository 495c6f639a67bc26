'use client'

import { useId } from 'react'
import { IntervalPlot } from '@/components/campaigns/interval-plot'
import { type RateAxis, rateAxis } from '@/components/campaigns/rate-axis'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalPercent } from '@/components/preferences/local-percent'
import { usePreferences } from '@/components/preferences/preferences-provider'
import { LaneBadge } from '@/components/sending/lane-badge'
import { Defined } from '@/components/stats/defined'
import type { CampaignDetail } from '@/lib/contracts/stats'
import { WAYS, type Way } from '@/lib/domain/sending/way'
import type { Rate } from '@/lib/domain/stats/intervals'
import type { RateName } from '@/lib/domain/stats/metrics'

/** Each rate by way, a dot with its 95 % interval; the ways of one rate on one axis. */
export function CampaignRates({ campaign: { rates, rates_by_way } }: { campaign: CampaignDetail }) {
  const id = useId()
  const both = (name: 'delivery_rate' | 'read_rate') =>
    WAYS.map((way) => ({ way, rate: rates_by_way[way][name] }))
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-base font-semibold tracking-tight">
        Rates
      </h2>
      <p className="mt-0.5 text-muted">
        With the interval that holds the true rate in 95 of 100 cases. Each axis begins where it is
        of use, not at 0.
      </p>
      <div className="mt-4 flex flex-col gap-5">
        <RateRows name="delivery_rate" rows={both('delivery_rate')} />
        <RateRows name="read_rate" rows={both('read_rate')} />
        <RateRows
          name="click_rate"
          rows={[{ way: 'marketing_messages', rate: rates.click_rate }]}
        />
      </div>
    </section>
  )
}

function RateRows({ name, rows }: { name: RateName; rows: readonly { way: Way; rate: Rate }[] }) {
  const axis = rateAxis(rows.map(({ rate }) => rate))
  const known = rows.some(({ rate }) => rate.value !== null)
  return (
    <div>
      <h3 className="mb-1 font-medium">
        <Defined of={name} />
      </h3>
      {rows.map(({ way, rate }) => (
        <div
          key={way}
          className="grid grid-cols-[3.75rem_1fr] items-center gap-x-3 py-0.5 sm:grid-cols-[3.75rem_1fr_13rem]"
        >
          <LaneBadge way={way} />
          {known && <IntervalPlot rate={rate} axis={axis} way={way} />}
          <p className="col-start-2 text-xs whitespace-nowrap text-muted sm:col-start-3 sm:text-right">
            {rate.value === null ? (
              'Not known'
            ) : (
              <>
                <span className="text-sm font-medium text-ink">
                  <LocalPercent value={rate.value} />
                </span>{' '}
                <LocalPercent value={rate.low} /> to <LocalPercent value={rate.high} />, of{' '}
                <LocalNumber value={rate.n} />
              </>
            )}
          </p>
        </div>
      ))}
      {known && <Marks axis={axis} />}
    </div>
  )
}

function Marks({ axis: { from, to, ticks } }: { axis: RateAxis }) {
  const { locale } = usePreferences()
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <div
      aria-hidden
      className="grid grid-cols-[3.75rem_1fr] gap-x-3 sm:grid-cols-[3.75rem_1fr_13rem]"
    >
      <div className="relative col-start-2 h-4 text-xs text-muted" suppressHydrationWarning>
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute -translate-x-1/2 first:translate-x-0 last:-translate-x-full"
            style={{ left: `${((tick - from) / (to - from)) * 100}%` }}
          >
            {percent.format(tick)}
          </span>
        ))}
      </div>
    </div>
  )
}
