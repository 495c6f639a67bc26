import type {
  CreatedInvitation,
  Invitation,
  InvitationListQuery,
  NewInvitation,
} from '@/lib/contracts/accounts'
import type { Actor } from '@/lib/server/accounts/actor'
import { appUrl } from '@/lib/server/app-url'
import { change } from '@/lib/server/change'
import { keyHash, newKey } from '@/lib/server/crypto/key-hash'
import type { Prisma } from '@/lib/server/db/generated/client'
import { newId } from '@/lib/server/new-id'
import { orderBy } from '@/lib/server/order-by'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const LIFE_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Invites an address: its link is given this once and kept as a hash. An invitation of the same address before ends. Whether the
 * address has an account at another partner is not said here: only the accepting person learns it.
 */
export function createInvitation(
  runtime: Runtime,
  actor: Actor,
  given: NewInvitation,
): Promise<CreatedInvitation | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const { partnerId } = actor
    const email = given.email.toLowerCase()
    const colleague = await tx.user.findFirst({ where: { partnerId, email } })
    if (colleague)
      return new Problem(
        'conflict',
        `${email} is one of your people already, as ${colleague.role}.`,
      )
    const token = newKey('fwi')
    const now = runtime.now()
    const fresh = {
      id: newId('IN'),
      role: given.role,
      tokenHash: keyHash(token),
      createdBy: actor.id,
      createdAt: new Date(now),
      expiresAt: new Date(now + LIFE_MS),
    }
    const earlier = await tx.invitation.findUnique({
      where: { partnerId_email: { partnerId, email } },
    })
    const row = await tx.invitation.upsert({
      where: { partnerId_email: { partnerId, email } },
      create: { partnerId, email, ...fresh },
      update: fresh,
    })
    const after = { email, role: row.role, expires_at: row.expiresAt.toISOString() }
    const before = earlier && {
      email,
      role: earlier.role,
      expires_at: earlier.expiresAt.toISOString(),
    }
    await audit({ action: 'invitation.create', subject: row.id, before, after })
    return { id: row.id, ...after, url: `${appUrl(runtime.settings)}/invite/${token}` }
  })
}

type Order = Prisma.InvitationOrderByWithRelationInput

const COLUMNS = {
  email: (email: Prisma.SortOrder): Order => ({ email }),
  created_at: (createdAt: Prisma.SortOrder): Order => ({ createdAt }),
  expires_at: (expiresAt: Prisma.SortOrder): Order => ({ expiresAt }),
}

export async function listInvitations(
  { database: { prisma }, now: clock }: Runtime,
  { partnerId }: Actor,
  { limit, offset, sort, filters }: InvitationListQuery,
) {
  const where: Prisma.InvitationWhereInput = {
    partnerId,
    email: filters.email?.toLowerCase(),
    role: filters.role,
  }
  const total = await prisma.invitation.count({ where })
  const rows = await prisma.invitation.findMany({
    where,
    orderBy: orderBy(sort, COLUMNS, { id: 'asc' }),
    take: limit,
    skip: offset,
  })
  const now = clock()
  return {
    count: rows.length,
    total,
    limit,
    offset,
    sort,
    filters,
    invitations: rows.map(
      ({ id, email, role, createdAt, createdBy, expiresAt }): Invitation => ({
        id,
        email,
        role,
        created_at: createdAt.toISOString(),
        created_by: createdBy,
        expires_at: expiresAt.toISOString(),
        expired: expiresAt.getTime() <= now,
      }),
    ),
  }
}

/** Its link opens nothing any more. */
export function revokeInvitation(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<{ id: string } | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const { partnerId } = actor
    const before = await tx.invitation.findUnique({ where: { partnerId_id: { partnerId, id } } })
    const { count } = await tx.invitation.deleteMany({ where: { partnerId, id } })
    if (!before || count === 0)
      return new Problem('not_found', `There is no open invitation ${id}.`)
    await audit({
      action: 'invitation.revoke',
      subject: id,
      before: { email: before.email, role: before.role },
      after: null,
    })
    return { id }
  })
}
