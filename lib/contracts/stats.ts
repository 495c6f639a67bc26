import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { givenDay } from '@/lib/contracts/times'
import { FAILURE_CLASSES } from '@/lib/domain/sending/failure-class'
import {
  METRIC_NAMES,
  type MetricName,
  RATE_NAMES,
  type RateName,
  STAT_WAYS,
} from '@/lib/domain/stats/metrics'

function each<Name extends string, Schema extends z.ZodType>(
  names: readonly Name[],
  schema: Schema,
) {
  return z.object(Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>)
}

/** What every question about statistics may say (contract 3): the range and what to count. */
export const statsQuery = z.object({
  /** UTC dates, both inclusive; the last 30 days where nothing is said. */
  from: givenDay.optional(),
  to: givenDay.optional(),
  channel_id: filterText.optional(),
  client_id: filterText.optional(),
  campaign: filterText.optional(),
  /** Sends from the dashboard: left out of campaigns, and of what is asked of one campaign, unless this says otherwise. */
  include_tests: z
    .enum(['true', 'false'], { error: 'Accepted are true, false.' })
    .transform((value) => value === 'true')
    .optional(),
})

export const seriesQuery = statsQuery.extend({
  bucket: z.enum(['hour', 'day'], { error: 'Accepted are hour, day.' }).default('day'),
})

const count = z.int().min(0)

/** A metric (contract 5), in all and by way. */
const metric = each(['total', ...STAT_WAYS], count)

export const metrics = each<MetricName, typeof metric>(METRIC_NAMES, metric)

/** A rate with its 95 % interval; `n` is what was divided by, and where it is 0 the rest is null. */
const rate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: count,
})

export const rates = each<RateName, typeof rate>(RATE_NAMES, rate)

/** The rates that both ways have; side by side they are no controlled comparison. */
const ratesByWay = each(
  ['marketing_messages', 'messages'],
  each(['delivery_rate', 'read_rate'], rate),
)

/** Seconds from sent to delivered, of the messages both times are known of. */
const sentToDelivered = each(
  ['total', ...STAT_WAYS],
  z.object({ p50: z.int().nullable(), p95: z.int().nullable(), n: count }),
)

/** Meta's code with what it means and what to do. */
const failure = z.object({ code: z.int(), title: z.string(), advice: z.string(), count })

const range = { from: z.iso.date(), to: z.iso.date() }

/** `GET /stats/overview`. */
export const statsOverview = z.object({
  ...range,
  metrics,
  rates,
  rates_by_way: ratesByWay,
  sent_to_delivered: sentToDelivered,
  landing_page_views: count,
  failures: z.array(failure),
  fallbacks_by_class: z.partialRecord(z.enum(FAILURE_CLASSES), count),
  /** The range of the same length just before. */
  previous: z.object({ ...range, metrics, rates }),
})

const point = z.object({ at: z.iso.datetime(), metrics, rates })

/** `GET /stats/series`, without gaps; `at` is when the bucket begins. */
export const statsSeries = z.object({ bucket: z.enum(['hour', 'day']), points: z.array(point) })

/** Clicks of a campaign: certain, and shared with the campaigns named. */
const campaignClicks = z.object({
  certain: count,
  shared: z.array(z.object({ with: z.array(z.string()), clicks: count })),
})

export const campaignItem = z.object({
  campaign: z.string(),
  metrics,
  rates,
  rates_by_way: ratesByWay,
  clicks: campaignClicks,
})

const CAMPAIGN_ORDERS = ['campaign', ...METRIC_NAMES, ...RATE_NAMES] as const

/** `GET /stats/campaigns`: a list, most sent first; `search` is a part of the name, in any case. */
export const campaignListQuery = statsQuery
  .extend({ search: filterText.optional() })
  .extend(
    listQuery({ sort: CAMPAIGN_ORDERS, defaultSort: '-sent', filters: {} }).omit({ filters: true })
      .shape,
  )

export const campaignList = listData('campaigns', campaignItem).extend(range)

const statusMetrics = metrics.pick({ sent: true, delivered: true, read: true, failed: true })

/** Why a delivery by MM does not count for the click rate: Meta reports no clicks there, or the channel never had one. */
export const CLICK_BASE_GAPS = ['sender_country', 'recipient_country', 'no_click_yet'] as const

/** What was delivered by MM: as much as clicks are divided by, and what is left out of that; countries of the senders or recipients. */
const clickBase = z.object({
  counted: count,
  left_out: z.array(
    z.object({ reason: z.enum(CLICK_BASE_GAPS), delivered: count, countries: z.array(z.string()) }),
  ),
})

/** `GET /stats/campaigns/{campaign}`. */
export const campaignDetail = campaignItem.extend({
  ...range,
  clicks: campaignClicks.extend({
    base: clickBase,
    by_day: z.array(z.object({ date: z.iso.date(), certain: count, shared: count })),
  }),
  sent_to_delivered: sentToDelivered,
  failures: z.array(failure),
  fallbacks_by_class: z.partialRecord(z.enum(FAILURE_CLASSES), count),
  by_channel: z.array(
    z.object({ channel_id: z.string(), channel_name: z.string().nullable(), metrics, rates }),
  ),
  /** By the recipient's country, null where it is not known; sends are not told apart by it. */
  by_country: z.array(z.object({ country: z.string().nullable(), metrics: statusMetrics })),
  by_day: z.array(point),
})

/** `GET /stats/clicks`: clicks by component (`unknown` where Meta does not say), channel and UTC date, and by the campaigns they may be of. */
export const statsClicks = z.object({
  ...range,
  total: count,
  landing_page_views: count,
  by_component: anyMembers(count),
  by_channel: anyMembers(count),
  by_day: anyMembers(count),
  campaigns: z.array(z.object({ campaign: z.string(), certain: count })),
  shared: z.array(z.object({ campaigns: z.array(z.string()), clicks: count })),
  /** Clicks with no MM message in the seven days before, or with those of more than 200 campaigns. */
  unattributed: count,
})

/** `POST /stats/verify`: the counters of the open days against the ledger's messages. */
export const verification = z.object({
  equal: z.boolean(),
  /** At most 1000: a counter's table and key, what it says and what a recount says; null where there is none. */
  differences: z.array(
    z.object({
      table: z.string(),
      key: anyMembers(z.union([z.string(), z.int(), z.boolean()])),
      counted: anyMembers(z.union([z.string(), z.int()])).nullable(),
      recounted: anyMembers(z.union([z.string(), z.int()])).nullable(),
    }),
  ),
  /** Days before this one are closed: their messages are gone, their counters stay. Null: no day is. */
  closed_before: z.iso.datetime().nullable(),
})

export type StatsQuery = z.output<typeof statsQuery>
export type SeriesQuery = z.output<typeof seriesQuery>
export type CampaignListQuery = z.output<typeof campaignListQuery>
export type StatsOverview = z.output<typeof statsOverview>
export type StatsSeries = z.output<typeof statsSeries>
export type CampaignItem = z.output<typeof campaignItem>
export type CampaignList = z.output<typeof campaignList>
export type ClickBase = z.output<typeof clickBase>
export type CampaignDetail = z.output<typeof campaignDetail>
export type StatsClicks = z.output<typeof statsClicks>
export type Verification = z.output<typeof verification>
