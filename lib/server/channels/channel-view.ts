import type { Channel } from '@/lib/contracts/channels'
import { effectiveRouting } from '@/lib/domain/channels/effective-routing'
import { phoneCountry } from '@/lib/domain/geography/phone-country'
import { readRecipient } from '@/lib/domain/geography/read-recipient'
import { bucketOf, onboardingOf, type WabaOnboarding } from '@/lib/domain/onboarding/eligibility'
import { hasEnded } from '@/lib/domain/onboarding/waba-account'
import type { Prisma } from '@/lib/server/db/generated/client'
import type { Provider } from '@/lib/server/sending/upstreams/upstreams'

/** What is read of a channel to show it. The upstream key is never among it. */
export const CHANNEL_INCLUDE = {
  client: true,
  waba: true,
  partner: true,
} as const satisfies Prisma.ChannelInclude
export const CHANNEL_OMIT = {
  upstreamKeyEncrypted: true,
  upstreamKeyHash: true,
} as const satisfies Prisma.ChannelOmit

export type ChannelRow = Prisma.ChannelGetPayload<{
  include: typeof CHANNEL_INCLUDE
  omit: typeof CHANNEL_OMIT
}>

/** A channel as the API shows it, with the way its marketing templates go now and why. */
export function channelView(row: ChannelRow, now: number): Channel {
  return {
    id: row.id,
    client_id: row.clientId,
    client_name: row.client.name,
    name: row.name,
    provider: row.provider as Provider,
    phone_number: row.phoneNumber,
    display_phone_number: readRecipient(row.phoneNumber)?.shown ?? `+${row.phoneNumber}`,
    country: phoneCountry(row.phoneNumber),
    phone_number_id: row.phoneNumberId,
    waba_id: row.wabaId,
    business_id: row.waba.portfolioId,
    accept_upstream_key: row.acceptUpstreamKey,
    forward_url: row.forwardUrl,
    default_activity_sharing: row.defaultActivitySharing,
    rate_limit_mps: row.rateLimitMps,
    suppress_opted_out: row.suppressOptedOut,
    suppress_us: row.suppressUs,
    routing: { override: row.routingOverride, ...routingOf(row, now) },
    mm_status: mmStatusOf(row.waba, now),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  }
}

export function routingOf(
  row: Pick<ChannelRow, 'routingOverride' | 'waba' | 'partner'>,
  now: number,
) {
  return effectiveRouting({
    override: row.routingOverride,
    partnerRouting: row.partner.routingEnabled,
    onboarding: onboardingOf(onboardingFacts(row.waba), now),
  })
}

/** An account that ended is ineligible; a refusal that a send ran into outweighs what was known before, while it holds. */
export function mmStatusOf(waba: ChannelRow['waba'], now: number): Channel['mm_status'] {
  const { status, notOnboardedUntil, ended } = onboardingFacts(waba)
  if (ended) return { status, bucket: 'ineligible', source: waba.onboardingSource }
  const refused = notOnboardedUntil !== null && now < notOnboardedUntil
  return {
    status,
    bucket: refused ? 'can_onboard' : bucketOf(status),
    source: refused ? 'learned' : waba.onboardingSource,
  }
}

function onboardingFacts(waba: ChannelRow['waba']): WabaOnboarding {
  const timeOf = (date: Date | null) => date?.getTime() ?? null
  return {
    status: waba.onboardingStatus,
    notOnboardedUntil: timeOf(waba.notOnboardedUntil),
    ended: hasEnded({
      standing: waba.standing && {
        standing: waba.standing,
        event: waba.standingEvent ?? '',
        at: waba.standingAt!.getTime(),
      },
      termsSignedAt: timeOf(waba.termsSignedAt),
      source: waba.onboardingSource,
      statusAt: timeOf(waba.onboardingAt),
    }),
  }
}
