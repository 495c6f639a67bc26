import { type Countries, type RegionEffect, regionMatches } from '@/lib/domain/geography/regions'
import type { RouteQuestion } from '@/lib/domain/sending/decide-route'
import type { Message } from '@/lib/domain/sending/message'
import type { Way } from '@/lib/domain/sending/way'

/** Every warning code, in the order of contract 2.4, which is also the order they are given in. */
export const WARNINGS = [
  'no_click_events',
  'no_click_country',
  'no_optimisation_country',
  'us_recipient',
  'sanctioned_country',
  'opted_out',
  'ttl_lost_on_cloud',
  'mm_only_feature',
  'template_syncing',
  'possible_duplicate',
  'provider_routes_itself',
] as const
export type WarningCode = (typeof WARNINGS)[number]

export interface Warning {
  code: WarningCode
  text: string
}

/** A template's own facts, named as in the provider's template list. */
export interface ListedTemplate {
  /** Seconds. */
  message_send_ttl_seconds?: number | null
  components?: readonly {
    type: string
    format?: string
    buttons?: readonly { app_deep_link?: unknown }[]
  }[]
  /** The maximum price; called `bid_spec` before July 31 2026. */
  optimization_spec?: unknown
  bid_spec?: unknown
}

export interface WarningsInput {
  message: Message
  /**
   * For a dry run the plan's first way and the fallback that may follow MM (the reverse hop after Cloud is no plan to
   * warn of); for a trace the ways attempted. Empty when suppressed.
   */
  ways: readonly Way[]
  category: RouteQuestion['category']
  countries: Countries
  /** The channel's default for `message_activity_sharing`. */
  defaultActivitySharing: boolean | null
  provider: '360dialog' | 'meta' | 'sandbox'
  /** 360dialog's own routing is known to be switched off there. */
  providerRoutingOff: boolean
  /** The recipient is on the WABA's opt-out list. */
  recipientOptedOut: boolean
  /** Null where the provider's list has not told of the template. */
  template: ListedTemplate | null
  /** Meta may still be syncing the template (contract 2.2, `syncing`; `isFreshTemplate` decides it). */
  templateIsFresh: boolean
  /** A Cloud attempt followed an ambiguous MM attempt (contract 2.2). */
  possibleDuplicate: boolean
}

/** What Meta keeps any message for that has no lifetime of its own. */
const LONGEST_TTL_SECONDS = 30 * 24 * 3600

const texts: Record<WarningCode, (input: WarningsInput) => string | null> = {
  no_click_events: (input) => (goesByMm(input) ? noClickEvents(input) : null),
  no_click_country: (input) =>
    goesByMm(input) ? regionText('no_click_reporting', input.countries) : null,
  no_optimisation_country: (input) =>
    goesByMm(input) ? regionText('no_optimisation', input.countries) : null,
  us_recipient: (input) =>
    mayBeMarketing(input) ? regionText('marketing_blocked', input.countries) : null,
  sanctioned_country: (input) => regionText('sanctioned', input.countries),
  opted_out: (input) =>
    mayBeMarketing(input) && input.recipientOptedOut
      ? 'The recipient stopped marketing messages of this business: Meta refuses them (131050).'
      : null,
  ttl_lost_on_cloud: ttlLostOnCloud,
  mm_only_feature: mmOnlyFeature,
  template_syncing: (input) =>
    goesByMm(input) && input.templateIsFresh
      ? 'The template is new or was idle for 7 days: for up to 10 minutes the Marketing Messages API may refuse it (134101, 131009).'
      : null,
  possible_duplicate: (input) =>
    input.possibleDuplicate
      ? 'The Cloud API was asked after a Marketing Messages attempt of unknown outcome: the recipient may get the message twice.'
      : null,
  provider_routes_itself: (input) =>
    goesByCloud(input) && input.provider === '360dialog' && !input.providerRoutingOff
      ? '360dialog routes /messages by itself unless that is switched off there: it may send this by the Marketing Messages API.'
      : null,
}

/**
 * Decides what a sender should know of one message, in the order of `WARNINGS` (contract 2.4). A warning of a way is
 * given only if that way is in `ways`; a warning of marketing only for a template that is not known to be of another
 * category. Nothing is said of what is not known.
 */
export function warningsFor(input: WarningsInput): Warning[] {
  return WARNINGS.flatMap((code) => {
    const text = texts[code](input)
    return text === null ? [] : [{ code, text }]
  })
}

function mayBeMarketing({ message, category }: WarningsInput): boolean {
  return message.isTemplate && category !== 'non_marketing'
}

function goesByMm(input: WarningsInput): boolean {
  return mayBeMarketing(input) && input.ways.includes('marketing_messages')
}

function goesByCloud({ message, ways }: WarningsInput): boolean {
  return message.isTemplate && ways.includes('messages')
}

/** Follows the message's own `message_activity_sharing`, else the channel's default. */
function noClickEvents({ message, defaultActivitySharing }: WarningsInput): string | null {
  switch (message.activitySharing ?? defaultActivitySharing) {
    case true:
      return null
    case false:
      return 'message_activity_sharing is false: no clicks are reported.'
    case 'invalid':
      return 'message_activity_sharing is neither true nor false.'
    case null:
      return 'message_activity_sharing is not set: 360dialog reports clicks only if it is true, Meta as the WABA is set.'
  }
}

/** A marketing template's lifetime holds on MM only (Meta, time-to-live); the longest is what Cloud gives anyway. */
function ttlLostOnCloud(input: WarningsInput): string | null {
  const ttl = input.template?.message_send_ttl_seconds ?? 0
  if (
    !goesByCloud(input) ||
    input.category !== 'marketing' ||
    ttl <= 0 ||
    ttl >= LONGEST_TTL_SECONDS
  )
    return null
  return `The Cloud API does not keep the template's lifetime of ${ttl} seconds: it may deliver the message later.`
}

/** A `bid_spec` on the message counts as a maximum price: only templates that have one take it (Meta, pricing). */
function mmOnlyFeature(input: WarningsInput): string | null {
  if (!goesByCloud(input)) return null
  const { message, template } = input
  const components = template?.components ?? []
  const features: string[] = []
  if (message.hasGifHeader || components.some(({ format }) => format?.toUpperCase() === 'GIF'))
    features.push('GIF header')
  if (components.some(({ buttons }) => buttons?.some((button) => button.app_deep_link)))
    features.push('app deep link')
  if (message.hasBidSpec || template?.optimization_spec || template?.bid_spec)
    features.push('maximum price (131061)')
  return features.length > 0
    ? `The Cloud API does not support what this message uses: ${features.join(', ')}.`
    : null
}

function regionText(effect: RegionEffect, countries: Countries): string | null {
  const matches = regionMatches(effect, countries)
  if (matches.length === 0) return null
  const rules = new Set(matches.map(({ says }) => says))
  return `${[...rules].join(' ')} (${matches.map(({ side, country }) => `${side} ${country}`).join(', ')})`
}
