import type { Person, PersonListQuery } from '@/lib/contracts/accounts'
import type { Actor } from '@/lib/server/accounts/actor'
import { personView } from '@/lib/server/accounts/person-view'
import type { Prisma } from '@/lib/server/db/generated/client'
import { orderBy } from '@/lib/server/order-by'
import type { Runtime } from '@/lib/server/runtime'

type Order = Prisma.UserOrderByWithRelationInput

const COLUMNS = {
  name: (name: Prisma.SortOrder): Order => ({ name }),
  email: (email: Prisma.SortOrder): Order => ({ email }),
  created_at: (createdAt: Prisma.SortOrder): Order => ({ createdAt }),
  last_sign_in_at: (sort: Prisma.SortOrder): Order => ({ lastSignInAt: { sort, nulls: 'last' } }),
}

/** A page of the partner's people. */
export async function listPeople(
  { database: { prisma } }: Runtime,
  { partnerId }: Actor,
  { limit, offset, sort, filters }: PersonListQuery,
) {
  const where: Prisma.UserWhereInput = {
    partnerId,
    id: filters.id,
    email: filters.email?.toLowerCase(),
    role: filters.role,
  }
  const total = await prisma.user.count({ where })
  const rows = await prisma.user.findMany({
    where,
    orderBy: orderBy(sort, COLUMNS, { id: 'asc' }),
    take: limit,
    skip: offset,
  })
  return {
    count: rows.length,
    total,
    limit,
    offset,
    sort,
    filters,
    users: rows.map((row): Person => personView(row)),
  }
}
