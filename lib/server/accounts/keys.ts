import type { ListedKey } from '@/lib/contracts/keys'
import type { Actor } from '@/lib/server/accounts/actor'
import { type ChangeTx, change } from '@/lib/server/change'
import { keyHash, newKey } from '@/lib/server/crypto/key-hash'
import { newId } from '@/lib/server/new-id'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

type CreatedKey = { id: string; api_key: string }
type KeyRow = {
  id: string
  lastFour: string
  createdAt: Date
  createdBy: string
  revokedAt: Date | null
}

/** Issues a Partner API key; others stay valid. The key is given this once. */
export function createPartnerKey(runtime: Runtime, actor: Actor): Promise<CreatedKey | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const { created, stored } = freshKey('fwp', actor)
    await tx.partnerKey.create({ data: stored })
    await audit({
      action: 'api_key.create',
      subject: created.id,
      before: null,
      after: { last_four: stored.lastFour },
    })
    return created
  })
}

export async function listPartnerKeys({ database: { prisma } }: Runtime, { partnerId }: Actor) {
  return listed(
    await prisma.partnerKey.findMany({ where: { partnerId }, orderBy: { createdAt: 'desc' } }),
  )
}

export function revokePartnerKey(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<{ id: string } | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const { count } = await tx.partnerKey.updateMany({
      where: { partnerId: actor.partnerId, id, revokedAt: null },
      data: { revokedAt: new Date(runtime.now()) },
    })
    if (count === 0) return noSuchKey(id)
    await audit({ action: 'api_key.revoke', subject: id, before: null, after: null })
    return { id }
  })
}

/** Issues a gateway key for one channel; others stay valid. The key is given this once. */
export function createChannelKey(
  runtime: Runtime,
  actor: Actor,
  channelId: string,
): Promise<CreatedKey | Problem> {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    if (!(await channelExists(tx, actor, channelId))) return noSuchChannel(channelId)
    const { created, stored } = freshKey('fwc', actor)
    await tx.channelKey.create({ data: { ...stored, channelId } })
    await audit({
      action: 'channel.api_key.create',
      subject: channelId,
      before: null,
      after: { id: created.id, last_four: stored.lastFour },
    })
    return created
  })
}

export async function listChannelKeys(
  { database: { prisma } }: Runtime,
  actor: Actor,
  channelId: string,
) {
  if (!(await channelExists(prisma, actor, channelId))) return noSuchChannel(channelId)
  return listed(
    await prisma.channelKey.findMany({
      where: { partnerId: actor.partnerId, channelId },
      orderBy: { createdAt: 'desc' },
    }),
  )
}

export function revokeChannelKey(
  runtime: Runtime,
  actor: Actor,
  channelId: string,
  id: string,
): Promise<{ id: string } | Problem> {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const where = { partnerId: actor.partnerId, channelId, id, revokedAt: null }
    const { count } = await tx.channelKey.updateMany({
      where,
      data: { revokedAt: new Date(runtime.now()) },
    })
    if (count === 0) return noSuchKey(id)
    await audit({
      action: 'channel.api_key.revoke',
      subject: channelId,
      before: { id },
      after: null,
    })
    return { id }
  })
}

export function noSuchChannel(id: string): Problem {
  return new Problem('not_found', `There is no channel ${id}.`)
}

function noSuchKey(id: string): Problem {
  return new Problem('not_found', `There is no key ${id} that is not revoked already.`)
}

async function channelExists(tx: ChangeTx, { partnerId }: Actor, id: string): Promise<boolean> {
  return (await tx.channel.count({ where: { partnerId, id, deletedAt: null } })) > 0
}

function freshKey(prefix: 'fwp' | 'fwc', actor: Actor) {
  const key = newKey(prefix)
  const id = newId('KY')
  return {
    created: { id, api_key: key },
    stored: {
      partnerId: actor.partnerId,
      id,
      keyHash: keyHash(key),
      lastFour: key.slice(-4),
      createdBy: actor.id,
    },
  }
}

function listed(rows: KeyRow[]): { count: number; total: number; api_keys: ListedKey[] } {
  const keys = rows.map((row) => ({
    id: row.id,
    last_four: row.lastFour,
    created_at: row.createdAt.toISOString(),
    created_by: row.createdBy,
    revoked_at: row.revokedAt?.toISOString() ?? null,
  }))
  return { count: keys.length, total: keys.length, api_keys: keys }
}
