import type { EFFECTIVE_ROUTINGS } from '@/lib/domain/channels/effective-routing'
import { NOT_ONBOARDED_STATUSES } from '@/lib/domain/onboarding/eligibility'
import type { Prisma, PrismaClient } from '@/lib/server/db/generated/client'

type Where = Prisma.ChannelWhereInput
type WabaWhere = Prisma.WabaWhereInput

/** The channels whose routing has a reason, as the database can find them: `effectiveRouting` once more, and a test holds the two equal. */
export function routedBecause(
  {
    waba: {
      fields: { standingAt },
    },
  }: Pick<PrismaClient, 'waba'>,
  reason: keyof typeof EFFECTIVE_ROUTINGS,
  partnerRouting: boolean,
  now: Date,
): Where {
  const ended: WabaWhere = {
    standing: 'ended',
    AND: [
      { OR: [{ termsSignedAt: null }, { termsSignedAt: { lte: standingAt } }] },
      {
        OR: [
          { onboardingSource: null },
          { onboardingSource: { not: 'provider' } },
          { onboardingAt: null },
          { onboardingAt: { lte: standingAt } },
        ],
      },
    ],
  }
  const notEnded: WabaWhere = {
    OR: [
      { standing: null },
      { standing: 'returned' },
      { termsSignedAt: { gt: standingAt } },
      { onboardingSource: 'provider', onboardingAt: { gt: standingAt } },
    ],
  }
  const notOnboarded: Where = {
    waba: {
      OR: [
        ended,
        { notOnboardedUntil: { gt: now } },
        { onboardingStatus: { in: [...NOT_ONBOARDED_STATUSES] } },
      ],
    },
  }
  // In SQL what is not known is neither; the negation must hold for it too.
  const maybeOnboarded: Where = {
    waba: {
      AND: [
        notEnded,
        { OR: [{ notOnboardedUntil: null }, { notOnboardedUntil: { lte: now } }] },
        {
          OR: [
            { onboardingStatus: null },
            { onboardingStatus: { notIn: [...NOT_ONBOARDED_STATUSES] } },
          ],
        },
      ],
    },
  }
  const routed: Where = partnerRouting
    ? { routingOverride: { not: 'off' } }
    : { routingOverride: 'on' }
  const wheres: Record<typeof reason, Where> = {
    channel_off: { routingOverride: 'off' },
    partner_off: partnerRouting ? { id: { in: [] } } : { routingOverride: 'inherit' },
    not_onboarded: { AND: [routed, notOnboarded] },
    channel_on: { AND: [{ routingOverride: 'on' }, maybeOnboarded] },
    partner_on: partnerRouting
      ? { AND: [{ routingOverride: 'inherit' }, maybeOnboarded] }
      : { id: { in: [] } },
  }
  return wheres[reason]
}
