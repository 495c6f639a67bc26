import type { Way } from '@/lib/domain/sending/way'
import { delayBucket } from '@/lib/domain/stats/delay-bucket'
import { impliedTimes, type MessageState, wayOf } from '@/lib/domain/webhooks/message-state'

/** The name under which messages are counted that the send log does not have (contract 5). */
export const UNKNOWN_CAMPAIGN = '(unknown)'

/** What one message counts as: the same for all of its counts, which move together when it changes. */
export interface MessageDimensions {
  campaign: string
  test: boolean
  /** ISO 3166 alpha-2; empty where it is not known. */
  country: string
  way: Way | 'pending'
}

export type MessageMeasure =
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'deliveredMarketing'
  | 'silentFallbacks'
  | 'upstreamRouted'

/** One message counted once, at the time of the event that brought it. */
export interface MessageMark {
  measure: MessageMeasure
  at: number
  /** Of `failed`: its code; else 0. */
  failureCode: number
}

export interface CountedMessage {
  dimensions: MessageDimensions
  marks: MessageMark[]
  /** Seconds from sent to delivered (delay-bucket), on the day it was delivered; null unless both events came. */
  delay: { at: number; seconds: number } | null
}

/**
 * What a message adds to the counters (contract 5): the whole of it is a function of its state, so a change of state
 * changes the counters by what it counts now less what it counted before.
 */
export function countMessage(state: MessageState, country: string | null): CountedMessage {
  const { sent, delivered, read } = impliedTimes(state)
  const { billed, failed, send } = state
  const way = wayOf(state)
  const marks: MessageMark[] = []
  const mark = (measure: MessageMeasure, at: number | null | undefined, failureCode = 0) => {
    if (typeof at === 'number') marks.push({ measure, at, failureCode })
  }
  mark('sent', sent)
  mark('delivered', delivered)
  mark('read', read)
  if (failed && delivered === null) mark('failed', failed.at, failed.code)
  if (billed?.category === 'marketing') mark('deliveredMarketing', delivered)
  if (billed?.category === 'marketing' && send?.acceptedBy === 'marketing_messages')
    mark('silentFallbacks', billed.at)
  if (way === 'marketing_messages' && send?.acceptedBy === 'messages')
    mark('upstreamRouted', billed?.at)
  const { sentAt, deliveredAt } = state
  return {
    dimensions: {
      campaign: send ? send.campaign : UNKNOWN_CAMPAIGN,
      test: send?.test ?? false,
      country: country ?? '',
      way,
    },
    marks,
    delay:
      sentAt === null || deliveredAt === null
        ? null
        : { at: deliveredAt, seconds: delayBucket(deliveredAt - sentAt) },
  }
}
