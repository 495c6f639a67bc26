import type { RoutingCounts } from '@/lib/contracts/routing-effect'
import { EFFECTIVE_ROUTINGS } from '@/lib/domain/channels/effective-routing'

export type RoutingReason = keyof RoutingCounts

export const ROUTING_REASONS = Object.keys(EFFECTIVE_ROUTINGS) as RoutingReason[]

/** Each reason of a channel's routing: as a list says it, after a number, and what to do where marketing is to go by MM API. */
export const ROUTING_REASON_WORDS: Readonly<
  Record<RoutingReason, { name: string; counted: string; next: string | null }>
> = {
  partner_on: { name: 'Follows the partner, on', counted: 'follow the switch', next: null },
  channel_on: { name: 'Switched on here', counted: 'switched on', next: null },
  not_onboarded: {
    name: 'Not onboarded',
    counted: 'not onboarded',
    next: 'Have the client accept the terms of the MM API; then refresh what is known of the WABA.',
  },
  partner_off: {
    name: 'Follows the partner, off',
    counted: 'follow the switch',
    next: 'Switch routing on for all channels, or set this one to On.',
  },
  channel_off: {
    name: 'Switched off here',
    counted: 'switched off',
    next: 'Set the channel to Inherit or On.',
  },
}
