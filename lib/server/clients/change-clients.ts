import type { Client, ClientChange, NewClient } from '@/lib/contracts/clients'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import { CLIENT_INCLUDE, clientView } from '@/lib/server/clients/client-view'
import { noSuchClient } from '@/lib/server/clients/read-clients'
import { newId } from '@/lib/server/new-id'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

export function createClient(
  runtime: Runtime,
  actor: Actor,
  { name, contact_email }: NewClient,
): Promise<Client | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const row = await tx.client.create({
      data: {
        partnerId: actor.partnerId,
        id: newId('CL'),
        name,
        contactEmail: contact_email ?? null,
      },
      include: CLIENT_INCLUDE,
    })
    await audit({
      action: 'client.create',
      subject: row.id,
      before: null,
      after: { name, contact_email: row.contactEmail },
    })
    return clientView(row)
  })
}

export function updateClient(
  runtime: Runtime,
  actor: Actor,
  id: string,
  { name, contact_email }: ClientChange,
): Promise<Client | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const where = { partnerId_id: { partnerId: actor.partnerId, id } }
    const before = await tx.client.findUnique({ where })
    if (!before) return noSuchClient(id)
    const row = await tx.client.update({
      where,
      data: { name, contactEmail: contact_email, updatedAt: new Date(runtime.now()) },
      include: CLIENT_INCLUDE,
    })
    await audit({
      action: 'client.update',
      subject: id,
      before: { name: before.name, contact_email: before.contactEmail },
      after: { name: row.name, contact_email: row.contactEmail },
    })
    return clientView(row)
  })
}

/** Deletes a client without channels, with its portfolios, WABAs and deleted channels. The send log stays. */
export function deleteClient(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<{ id: string } | Problem> {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const { partnerId } = actor
    const before = await tx.client.findUnique({
      where: { partnerId_id: { partnerId, id } },
      include: { channels: true },
    })
    if (!before) return noSuchClient(id)
    const inUse = before.channels.filter((channel) => channel.deletedAt === null).length
    if (inUse > 0)
      return new Problem('conflict', `Client ${id} has ${inUse} channels; delete them first.`)
    await tx.channel.deleteMany({ where: { partnerId, clientId: id } })
    await tx.waba.deleteMany({ where: { partnerId, clientId: id } })
    await tx.client.delete({ where: { partnerId_id: { partnerId, id } } })
    await audit({
      action: 'client.delete',
      subject: id,
      before: { name: before.name, contact_email: before.contactEmail },
      after: null,
    })
    return { id }
  })
}
