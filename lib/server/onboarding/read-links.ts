import type { OnboardingLink, OnboardingLinkListQuery } from '@/lib/contracts/onboarding-links'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Prisma } from '@/lib/server/db/generated/client'
import { LINK_INCLUDE, linkView } from '@/lib/server/onboarding/link-view'
import { orderBy } from '@/lib/server/order-by'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const COLUMNS = {
  created_at: (createdAt: Prisma.SortOrder): Prisma.OnboardingLinkOrderByWithRelationInput => ({
    createdAt,
  }),
}

const SCOPES = { client: { not: null }, partner: null }

export async function listLinks(
  runtime: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: OnboardingLinkListQuery,
) {
  const { prisma } = runtime.database
  const scope: Prisma.OnboardingLinkWhereInput = filters.scope
    ? { clientId: SCOPES[filters.scope] }
    : {}
  const where: Prisma.OnboardingLinkWhereInput = {
    partnerId: actor.partnerId,
    AND: [scope, { clientId: filters.client_id }],
  }
  const total = await prisma.onboardingLink.count({ where })
  const rows = await prisma.onboardingLink.findMany({
    where,
    include: LINK_INCLUDE,
    orderBy: orderBy(sort, COLUMNS, { id: 'asc' }),
    take: limit,
    skip: offset,
  })
  const now = runtime.now()
  return {
    count: rows.length,
    total,
    limit,
    offset,
    sort,
    filters,
    onboarding_links: rows.map((row) => linkView(runtime, actor, row, now)),
  }
}

export async function findLink(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<OnboardingLink | Problem> {
  const row = await runtime.database.prisma.onboardingLink.findUnique({
    where: { partnerId_id: { partnerId: actor.partnerId, id } },
    include: LINK_INCLUDE,
  })
  return row ? linkView(runtime, actor, row, runtime.now()) : noSuchLink(id)
}

export function noSuchLink(id: string): Problem {
  return new Problem('not_found', `There is no onboarding link ${id}.`)
}
