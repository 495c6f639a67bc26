import type { Way } from '@/lib/domain/sending/way'

/** The ways a number is told apart by (contract 5); `pending`: not billed yet. */
export const STAT_WAYS = ['marketing_messages', 'messages', 'pending'] as const

export type StatWay = Way | 'pending'

/** How many, in all and by way. */
export type ByWay = Record<'total' | StatWay, number>

interface Definition {
  /** As headings and tooltips name it. */
  title: string
  /** What is counted, on which day; the tooltip of every number of it. */
  definition: string
}

/** Every metric of contract 5. Days are UTC days of the event's own timestamp. */
export const METRICS = {
  accepted: {
    title: 'Accepted',
    definition:
      'Sends that were answered 2xx with a message id, by the way that accepted them, on the day they were sent.',
  },
  sent: {
    title: 'Sent',
    definition:
      'Messages with a status sent, delivered or read, each once, on the day of the earliest of these.',
  },
  delivered: {
    title: 'Delivered',
    definition:
      'Messages with a status delivered or read (read implies delivered), each once, on the day of the earlier of the two.',
  },
  read: {
    title: 'Read',
    definition:
      'Messages with a status read, each once, on the day they were read. Recipients may switch read receipts off.',
  },
  failed: {
    title: 'Failed',
    definition:
      'Messages that failed and were never delivered or read, each once, on the day they failed.',
  },
  fallbacks: {
    title: 'Fallbacks',
    definition:
      'Sends whose attempt by MM failed and was followed by one by Cloud, on the day they were sent.',
  },
  silent_fallbacks: {
    title: 'Silent fallbacks',
    definition:
      'Messages that MM accepted and Meta billed as marketing: they went by Cloud all the same. On the day of the first status that says so.',
  },
  upstream_routed: {
    title: 'Routed upstream',
    definition:
      'Messages that Cloud accepted and Meta billed as marketing_lite: the provider sent them by MM. On the day of the first status that says so.',
  },
  clicks: {
    title: 'Clicks',
    definition:
      'Link clicks that Meta reported, each click id once, on the day of the click. Of a campaign: only those that can be of no other.',
  },
} as const satisfies Record<string, Definition>

export type MetricName = keyof typeof METRICS

export const METRIC_NAMES = Object.keys(METRICS) as MetricName[]

export type Metrics = Record<MetricName, ByWay>

/** Every rate of contract 5, with its 95 % interval. */
export const RATES = {
  mm_share: {
    title: 'MM share',
    definition: 'Delivered by MM / delivered by MM or billed as marketing. Wilson 95 % interval.',
  },
  delivery_rate: {
    title: 'Delivery rate',
    definition:
      'Delivered / sent, at most 1: what is delivered may have been sent before the range. Wilson 95 % interval.',
  },
  read_rate: {
    title: 'Read rate',
    definition:
      'Read / delivered, at most 1: what is read may have been delivered before the range. Wilson 95 % interval.',
  },
  fallback_rate: {
    title: 'Fallback rate',
    definition:
      'Fallbacks / sends that tried MM under a plan with a fallback. Wilson 95 % interval.',
  },
  click_rate: {
    title: 'Click rate',
    definition:
      'Clicks / delivered by MM, over the sender and recipient countries for which Meta reports clicks and the channels that ever had one. ' +
      'Exact Poisson 95 % interval. Of a campaign: a lower bound, where clicks may also be of others.',
  },
} as const satisfies Record<string, Definition>

export type RateName = keyof typeof RATES

export const RATE_NAMES = Object.keys(RATES) as RateName[]
