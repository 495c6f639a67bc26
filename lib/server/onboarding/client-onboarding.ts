import type {
  OnboardingChannel,
  OnboardingClient,
  OnboardingWaba,
} from '@/lib/contracts/onboarding'
import { readRecipient } from '@/lib/domain/geography/read-recipient'
import { clientStage } from '@/lib/domain/onboarding/client-stage'
import type { LinkState } from '@/lib/domain/onboarding/link-state'
import {
  channelNextAction,
  clientNextActions,
  type NextAction,
  wabaNextAction,
} from '@/lib/domain/onboarding/next-action'
import type { Actor } from '@/lib/server/accounts/actor'
import { routingOf } from '@/lib/server/channels/channel-view'
import type { Prisma } from '@/lib/server/db/generated/client'
import { eligibilityView } from '@/lib/server/onboarding/eligibility-view'
import { LINK_INCLUDE, linkView, portfoliosOfRows } from '@/lib/server/onboarding/link-view'
import type { Runtime } from '@/lib/server/runtime'

/** What is read of a client to say how far its onboarding is. */
export const CLIENT_ONBOARDING_INCLUDE = {
  partner: true,
  wabas: {
    ...LINK_INCLUDE.client.include.wabas,
    include: {
      channels: {
        where: { deletedAt: null },
        orderBy: { name: 'asc' },
        omit: { upstreamKeyEncrypted: true, upstreamKeyHash: true },
      },
    },
  },
  links: { orderBy: { createdAt: 'desc' } },
} as const satisfies Prisma.ClientInclude

export type ClientOnboardingRow = Prisma.ClientGetPayload<{
  include: typeof CLIENT_ONBOARDING_INCLUDE
}>
type WabaRow = ClientOnboardingRow['wabas'][number]

/** How far a client is, and what is missing, at `now` (milliseconds). */
export function clientOnboarding(
  runtime: Runtime,
  actor: Actor,
  row: ClientOnboardingRow,
  now: number,
): OnboardingClient {
  const lastLink = row.links.find(({ revokedAt }) => revokedAt === null)
  const link = lastLink ? linkView(runtime, actor, { ...lastLink, client: row }, now) : null
  const portfolios = portfoliosOfRows(row.wabas, now).map(({ id, accepted, wabas }) => ({
    business_id: id,
    accepted,
    wabas: wabas.map((waba) =>
      wabaOnboarding(runtime, row, waba, { accepted, link: link?.status ?? null }, now),
    ),
  }))
  const wabas = portfolios.flatMap(({ accepted, wabas: own }) =>
    own.map(({ bucket, channels }) => ({ accepted, bucket, channels })),
  )
  const channels = wabas.flatMap((waba) => waba.channels)
  const onboarded = wabas.some(({ bucket }) => bucket === 'active')
  const delivered = row.firstMmDeliveryAt !== null
  return {
    client_id: row.id,
    client_name: row.name,
    stage: clientStage({
      link_made: row.links.length > 0,
      opened: row.links.some(
        ({ firstOpenedAt, continuedAt }) => (firstOpenedAt ?? continuedAt) !== null,
      ),
      terms_signed: portfolios.some(({ accepted }) => accepted),
      onboarded,
      // Who is onboarded no more has to be chased again.
      first_mm_delivery: onboarded && delivered,
    }),
    next_actions: clientNextActions({
      channels: channels.length,
      wabas,
      link: link?.status ?? null,
      delivered,
    }),
    link,
    channels_total: channels.length,
    channels_by_mm: channels.filter(({ routing }) => routing.effective === 'marketing_messages')
      .length,
    first_mm_delivery_at: row.firstMmDeliveryAt?.toISOString() ?? null,
    portfolios,
  }
}

function wabaOnboarding(
  { eligibilityLookUps }: Runtime,
  { partner }: Pick<ClientOnboardingRow, 'partner'>,
  waba: WabaRow,
  { accepted, link }: { accepted: boolean; link: LinkState | null },
  now: number,
): OnboardingWaba {
  const view = eligibilityView(eligibilityLookUps, waba, now)
  const nextAction = wabaNextAction({ bucket: view.bucket, accepted }, link)
  return {
    ...view,
    next_action: nextAction,
    channels: waba.channels.map((channel) =>
      channelOnboarding({ ...channel, waba, partner }, nextAction, now),
    ),
  }
}

function channelOnboarding(
  row: WabaRow['channels'][number] & { waba: WabaRow; partner: ClientOnboardingRow['partner'] },
  waba: NextAction | null,
  now: number,
): OnboardingChannel {
  const routing = routingOf(row, now)
  return {
    id: row.id,
    name: row.name,
    display_phone_number: readRecipient(row.phoneNumber)?.shown ?? `+${row.phoneNumber}`,
    routing: { override: row.routingOverride, ...routing },
    next_action: channelNextAction(routing.reason, waba),
  }
}
