import type { EffectiveRouting } from '@/lib/domain/channels/effective-routing'
import type { Bucket } from '@/lib/domain/onboarding/eligibility'
import type { LinkState } from '@/lib/domain/onboarding/link-state'

/** What has to happen next so that a client's or a channel's marketing can go by MM. */
export const NEXT_ACTIONS = [
  'add_channel',
  'send_link',
  'remind_to_open',
  'remind_to_continue',
  'remind_to_accept',
  'add_payment_method',
  'resolve_ineligibility',
  'wait_for_meta',
  'find_out',
  'switch_channel_on',
  'switch_routing_on',
  'send_first_message',
] as const

export type NextAction = (typeof NEXT_ACTIONS)[number]

/** A WABA as the chase list sees it. */
export interface ChasedWaba {
  bucket: Bucket
  /** Its portfolio has accepted the terms. */
  accepted: boolean
}

/** What is missing for a WABA; null: nothing. `link` is the state of its client's latest link that was not revoked, null without one. */
export function wabaNextAction(
  { bucket, accepted }: ChasedWaba,
  link: LinkState | null,
): NextAction | null {
  switch (bucket) {
    case 'active':
      return null
    // The terms are the portfolio's: Meta onboards its other WABAs by itself (domain fact: onboarding, rules).
    case 'can_onboard':
      return accepted ? 'wait_for_meta' : linkAction(link)
    case 'blocked':
      return 'add_payment_method'
    case 'ineligible':
      return 'resolve_ineligibility'
    case 'waiting':
      return 'wait_for_meta'
    case 'unknown':
      return 'find_out'
  }
}

/** What is missing for a channel whose marketing does not go by MM; null where it does. `waba` is what its WABA misses. */
export function channelNextAction(
  reason: EffectiveRouting['reason'],
  waba: NextAction | null,
): NextAction | null {
  switch (reason) {
    case 'channel_off':
      return 'switch_channel_on'
    case 'partner_off':
      return 'switch_routing_on'
    case 'not_onboarded':
      return waba
    case 'channel_on':
    case 'partner_on':
      return null
  }
}

function linkAction(link: LinkState | null): NextAction {
  switch (link) {
    case 'created':
      return 'remind_to_open'
    case 'opened':
      return 'remind_to_continue'
    case 'continued':
    case 'partly_accepted':
      return 'remind_to_accept'
    default:
      return 'send_link'
  }
}

/** What is missing for a client, the most pressing first; empty: nothing. */
export function clientNextActions({
  channels,
  wabas,
  link,
  delivered,
}: {
  /** How many it has. */
  channels: number
  wabas: readonly ChasedWaba[]
  link: LinkState | null
  /** A message of its was delivered by MM. */
  delivered: boolean
}): NextAction[] {
  if (channels === 0) return ['add_channel']
  const actions = new Set(wabas.flatMap((waba) => wabaNextAction(waba, link) ?? []))
  if (!delivered && wabas.some(({ bucket }) => bucket === 'active'))
    actions.add('send_first_message')
  return NEXT_ACTIONS.filter((action) => actions.has(action))
}
