import type { OnboardingLink } from '@/lib/contracts/onboarding-links'
import { roleAllows } from '@/lib/domain/accounts/role'
import { linkState } from '@/lib/domain/onboarding/link-state'
import { portfoliosOf } from '@/lib/domain/onboarding/portfolios-of'
import type { Actor } from '@/lib/server/accounts/actor'
import { appUrl } from '@/lib/server/app-url'
import { unseal } from '@/lib/server/crypto/sealed'
import type { Prisma } from '@/lib/server/db/generated/client'
import type { Runtime } from '@/lib/server/runtime'

/** What is read of a link to show it, or to answer its page. */
export const LINK_INCLUDE = {
  // Not those whose channels are all gone: nobody waits for them any more.
  client: {
    include: {
      wabas: {
        where: { channels: { some: { deletedAt: null } } },
        orderBy: [{ portfolioId: 'asc' }, { id: 'asc' }],
      },
    },
  },
} as const satisfies Prisma.OnboardingLinkInclude

export type LinkRow = Prisma.OnboardingLinkGetPayload<{ include: typeof LINK_INCLUDE }>

type WabaRow = NonNullable<LinkRow['client']>['wabas'][number]

/** WABAs by portfolio, and which of them has accepted. */
export function portfoliosOfRows<Row extends WabaRow>(wabas: readonly Row[], now: number) {
  return portfoliosOf(
    wabas.map((row) => ({
      ...row,
      status: row.onboardingStatus,
      refused: row.notOnboardedUntil !== null && row.notOnboardedUntil.getTime() > now,
    })),
  )
}

export function stateOfLink(
  row: Omit<LinkRow, 'client'>,
  portfolios: readonly { accepted: boolean }[],
  now: number,
) {
  const timeOf = (date: Date | null) => date?.getTime() ?? null
  return linkState(
    {
      revokedAt: timeOf(row.revokedAt),
      expiresAt: timeOf(row.expiresAt),
      firstOpenedAt: timeOf(row.firstOpenedAt),
      continuedAt: timeOf(row.continuedAt),
      portfolios: portfolios.map(({ accepted }) => accepted),
    },
    now,
  )
}

/** The address of a link's page, for who may read it; else null. */
export function linkUrl(
  { settings, secrets }: Runtime,
  { role }: Actor,
  { tokenEncrypted }: Pick<LinkRow, 'tokenEncrypted'>,
): string | null {
  return roleAllows(role, 'operator')
    ? `${appUrl(settings)}/o/${unseal(tokenEncrypted, secrets.encryptionKey)}`
    : null
}

export function linkView(
  runtime: Runtime,
  actor: Actor,
  row: LinkRow,
  now: number,
): OnboardingLink {
  const portfolios = portfoliosOfRows(row.client?.wabas ?? [], now)
  return {
    id: row.id,
    url: linkUrl(runtime, actor, row),
    client_id: row.clientId,
    client_name: row.client?.name ?? null,
    status: stateOfLink(row, portfolios, now),
    portfolios: portfolios.map(({ id, accepted, wabas }) => ({
      business_id: id,
      accepted,
      waba_ids: wabas.map((waba) => waba.id),
    })),
    created_at: row.createdAt.toISOString(),
    created_by: row.createdBy,
    expires_at: row.expiresAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
    opened_count: row.openedCount,
    first_opened_at: row.firstOpenedAt?.toISOString() ?? null,
    last_opened_at: row.lastOpenedAt?.toISOString() ?? null,
    continued_at: row.continuedAt?.toISOString() ?? null,
  }
}
