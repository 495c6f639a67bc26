import type { WebhookEventFilters } from '@/lib/contracts/webhook-events'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Prisma } from '@/lib/server/db/generated/client'

/** The posts of the actor's partner that fit. */
export function ledgerWhere(
  { partnerId }: Actor,
  { search, state, kind, channel_id, waba_id, from, to }: WebhookEventFilters,
): Prisma.WebhookEventWhereInput {
  return {
    partnerId,
    state,
    kinds: kind && { has: kind },
    channelIds: channel_id === undefined ? undefined : { has: channel_id },
    wabaIds: waba_id === undefined ? undefined : { has: waba_id },
    receivedAt: { gte: from && new Date(from), lt: to && new Date(to) },
    OR:
      search === undefined
        ? undefined
        : [{ id: search }, { channelIds: { has: search } }, { wabaIds: { has: search } }],
  }
}
