import type { EFFECTIVE_ROUTINGS } from '@/lib/domain/channels/effective-routing'
import { type EffectiveRouting } from '@/lib/domain/channels/effective-routing'

/** Counts routings by reason; every reason is there. */
export function countRoutings(
  routings: Iterable<EffectiveRouting>,
): Record<keyof typeof EFFECTIVE_ROUTINGS, number> {
  const counts = { channel_off: 0, partner_off: 0, not_onboarded: 0, channel_on: 0, partner_on: 0 }
  for (const { reason } of routings) counts[reason] += 1
  return counts
}
