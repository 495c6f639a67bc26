import type { Client, ClientListQuery } from '@/lib/contracts/clients'
import type { Actor } from '@/lib/server/accounts/actor'
import { CLIENT_INCLUDE, clientView } from '@/lib/server/clients/client-view'
import type { Prisma } from '@/lib/server/db/generated/client'
import { orderBy } from '@/lib/server/order-by'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const COLUMNS = {
  name: (name: Prisma.SortOrder): Prisma.ClientOrderByWithRelationInput => ({ name }),
  created_at: (createdAt: Prisma.SortOrder): Prisma.ClientOrderByWithRelationInput => ({
    createdAt,
  }),
}

export async function listClients(
  { database: { prisma } }: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: ClientListQuery,
) {
  const where: Prisma.ClientWhereInput = {
    partnerId: actor.partnerId,
    id: filters.id,
    name: filters.name === undefined ? undefined : { contains: filters.name, mode: 'insensitive' },
    contactEmail: filters.contact_email,
  }
  const total = await prisma.client.count({ where })
  const rows = await prisma.client.findMany({
    where,
    include: CLIENT_INCLUDE,
    orderBy: orderBy(sort, COLUMNS, { id: 'asc' }),
    take: limit,
    skip: offset,
  })
  return { count: rows.length, total, limit, offset, sort, filters, clients: rows.map(clientView) }
}

export async function findClient(
  { database: { prisma } }: Runtime,
  { partnerId }: Actor,
  id: string,
): Promise<Client | Problem> {
  const row = await prisma.client.findUnique({
    where: { partnerId_id: { partnerId, id } },
    include: CLIENT_INCLUDE,
  })
  return row ? clientView(row) : noSuchClient(id)
}

export function noSuchClient(id: string): Problem {
  return new Problem('not_found', `There is no client ${id}.`)
}
