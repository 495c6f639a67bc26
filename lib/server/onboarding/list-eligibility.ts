import type { EligibilityQuery } from '@/lib/contracts/eligibility'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Prisma } from '@/lib/server/db/generated/client'
import { eligibilityView } from '@/lib/server/onboarding/eligibility-view'
import { orderBy } from '@/lib/server/order-by'
import type { Runtime } from '@/lib/server/runtime'

type Order = Prisma.WabaOrderByWithRelationInput

const COLUMNS = {
  waba_id: (id: Prisma.SortOrder): Order => ({ id }),
  checked_at: (checkedAt: Prisma.SortOrder): Order => ({ checkedAt }),
}

/** What is known of each WABA's onboarding, as routing knows it. */
export async function listEligibility(
  { database: { prisma }, eligibilityLookUps, now: clock }: Runtime,
  { partnerId }: Actor,
  { limit, offset, sort, filters }: EligibilityQuery,
) {
  const where: Prisma.WabaWhereInput = {
    partnerId,
    id: filters.waba_id,
    clientId: filters.client_id,
    portfolioId: filters.business_id,
  }
  const total = await prisma.waba.count({ where })
  const rows = await prisma.waba.findMany({
    where,
    orderBy: orderBy(sort, COLUMNS, { id: 'asc' }),
    take: limit,
    skip: offset,
  })
  const now = clock()
  const eligibility = rows.map((row) => eligibilityView(eligibilityLookUps, row, now))
  return { count: rows.length, total, limit, offset, sort, filters, eligibility }
}
