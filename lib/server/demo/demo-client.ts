import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'
import type { DemoTemplate } from '@/lib/server/demo/demo-template'

/** A client of the demonstration with all that is its. What it has at Meta the sandbox is told at every start. */
export interface DemoClient {
  name: string
  email: string
  portfolios: readonly { id: string; wabas: readonly DemoWaba[] }[]
  /** The onboarding link it was sent, if any, and what it did with it. */
  link?: { madeDaysAgo: number; opened: number; continued: boolean }
}

export interface DemoWaba {
  id: string
  /** What Meta says of its onboarding to the MM API; null: it does not say. */
  status: string | null
  /** How the hub knows; `learned`: not the status, only that a send was refused for want of the terms; null: nothing is known. */
  source: 'provider' | 'terms_event' | 'billed' | 'manual' | 'learned' | null
  /** Numbers that stopped marketing messages. */
  optOuts?: readonly string[]
  templates: readonly DemoTemplate[]
  channels: readonly DemoChannel[]
}

/**
 * A number is valid in its country, so that its country is known, and of a range set aside for fiction where the country has one
 * that counts as valid (United States, Canada, Germany, Sweden), else libphonenumber's example with other last digits.
 */
export interface DemoChannel {
  name: string
  /** Digits with the country code. */
  phone: string
  phoneNumberId: string
  override?: RoutingOverride
  activitySharing?: boolean
  rateLimitMps?: number
  suppressOptedOut?: boolean
  suppressUs?: boolean
  acceptUpstreamKey?: boolean
}
