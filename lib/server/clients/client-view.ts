import type { Client } from '@/lib/contracts/clients'
import type { Prisma } from '@/lib/server/db/generated/client'

/** What is read of a client to show it. */
export const CLIENT_INCLUDE = {
  _count: { select: { channels: { where: { deletedAt: null } } } },
} as const satisfies Prisma.ClientInclude

export type ClientRow = Prisma.ClientGetPayload<{ include: typeof CLIENT_INCLUDE }>

export function clientView(row: ClientRow): Client {
  return {
    id: row.id,
    name: row.name,
    contact_email: row.contactEmail,
    channels: row._count.channels,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  }
}
