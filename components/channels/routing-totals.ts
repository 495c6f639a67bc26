import type { RoutingCounts } from '@/lib/contracts/routing-effect'

/** How many channels send marketing by each way. */
export function routingTotals(counts: RoutingCounts): { mm: number; cloud: number } {
  return {
    mm: counts.partner_on + counts.channel_on,
    cloud: counts.partner_off + counts.channel_off + counts.not_onboarded,
  }
}
