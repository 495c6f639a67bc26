import type { Category } from '@/lib/domain/templates/category'

/** What counters say of one channel. Sends from the dashboard are left out of rates. */
export interface ChannelAlertFacts {
  id: string
  /** Sends that tried MM under a plan with a fallback, and how many of them fell back: in this hour and the one before, and in the seven days before today. */
  recent: { plans: number; fallbacks: number }
  usual: { plans: number; fallbacks: number }
  /** Of the last 24 hours. */
  day: {
    acceptedByMm: number
    sent: number
    failed: number
    /** Failed with 131049. */
    heldBack: number
    silentFallbacks: number
    upstreamRouted: number
  }
  /** Messages that may have been accepted since the last webhook of the channel, and since when one is owed; milliseconds since 1970. */
  unanswered: { sends: number; since: number | null }
  /** Deliveries that were tried four times or more and still wait, and those given up in the last 24 hours. Neither is counted beyond what an alert needs. */
  forwarding: { stuck: number; lost: number }
}

export interface WabaAlertFacts {
  id: string
  /** Meta's event that ended the account's eligibility, where that is the latest word on it. */
  endedBy: string | null
  /** Meta's `marketing_messages_onboarding_status`. */
  status: string | null
  /** Were the terms signed once? */
  signed: boolean
}

export interface TemplateAlertFacts {
  wabaId: string
  name: string
  language: string
  category: Category | null
  /** Announced by the provider for later. */
  impending: Category | null
  /** What it was before the provider's latest change of it, and when that was; milliseconds since 1970. */
  before: Category | null
  changedAt: number | null
}

/** Everything the rules ask of one partner. */
export interface AlertFacts {
  partnerId: string
  channels: readonly ChannelAlertFacts[]
  wabas: readonly WabaAlertFacts[]
  templates: readonly TemplateAlertFacts[]
}
