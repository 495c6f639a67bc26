import type { RoutingEffect } from '@/lib/contracts/routing-effect'
import { countRoutings } from '@/lib/domain/channels/count-routings'
import { effectiveRouting } from '@/lib/domain/channels/effective-routing'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Runtime } from '@/lib/server/runtime'

/** What the partner's switch does, either way: its channels as routing knows them now, by the reason of their way. */
export async function routingEffect(
  { gateway: { directory }, now: clock }: Runtime,
  { partnerId }: Actor,
): Promise<RoutingEffect> {
  const partner = directory.partner(partnerId)
  const now = clock()
  const channels = [...(partner?.channels.values() ?? [])].map(({ partner, override, wabaId }) => ({
    override,
    onboarding: directory.onboarding(partner, wabaId, now),
  }))
  const counts = (partnerRouting: boolean) =>
    countRoutings(channels.map((channel) => effectiveRouting({ ...channel, partnerRouting })))
  return { channels: channels.length, on: counts(true), off: counts(false) }
}
