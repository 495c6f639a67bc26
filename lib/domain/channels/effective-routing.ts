import type { Onboarding } from '@/lib/domain/onboarding/eligibility'

/** A channel's own switch: follow the partner's, or be on or off by itself. */
export const ROUTING_OVERRIDES = ['inherit', 'on', 'off'] as const

export type RoutingOverride = (typeof ROUTING_OVERRIDES)[number]

/** Every way a channel's marketing templates may be routed, by reason: `routing` of a channel (contract 3). */
export const EFFECTIVE_ROUTINGS = {
  channel_off: {
    effective: 'messages',
    reason: 'channel_off',
    explanation:
      'Marketing templates go by Cloud API because routing is switched off for this channel.',
  },
  partner_off: {
    effective: 'messages',
    reason: 'partner_off',
    explanation:
      'Marketing templates go by Cloud API because this channel inherits the partner setting, which is off.',
  },
  not_onboarded: {
    effective: 'messages',
    reason: 'not_onboarded',
    explanation:
      'Marketing templates go by Cloud API because the WABA is known not to be onboarded to the MM API.',
  },
  channel_on: {
    effective: 'marketing_messages',
    reason: 'channel_on',
    explanation:
      'Marketing templates go by MM API because routing is switched on for this channel.',
  },
  partner_on: {
    effective: 'marketing_messages',
    reason: 'partner_on',
    explanation:
      'Marketing templates go by MM API because this channel inherits the partner setting, which is on.',
  },
} as const

export type EffectiveRouting = (typeof EFFECTIVE_ROUTINGS)[keyof typeof EFFECTIVE_ROUTINGS]

/** Decides rows 4 to 6 of contract 2.1: the channel's override, the partner's switch, the WABA's onboarding. */
export function effectiveRouting({
  override,
  partnerRouting,
  onboarding,
}: {
  override: RoutingOverride
  partnerRouting: boolean
  onboarding: Onboarding
}): EffectiveRouting {
  if (override === 'off') return EFFECTIVE_ROUTINGS.channel_off
  if (override === 'inherit' && !partnerRouting) return EFFECTIVE_ROUTINGS.partner_off
  if (onboarding === 'not_onboarded') return EFFECTIVE_ROUTINGS.not_onboarded
  return override === 'on' ? EFFECTIVE_ROUTINGS.channel_on : EFFECTIVE_ROUTINGS.partner_on
}
