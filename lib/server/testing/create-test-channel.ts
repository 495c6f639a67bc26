import { keyHash, newKey } from '@/lib/server/crypto/key-hash'
import { seal } from '@/lib/server/crypto/sealed'
import type { Prisma } from '@/lib/server/db/generated/client'
import { newId } from '@/lib/server/new-id'
import type { Runtime } from '@/lib/server/runtime'

export interface TestChannel {
  id: string
  clientId: string
  wabaId: string
  /** Opens the gateway. */
  key: string
  /** Opens the upstream, and the gateway too unless `acceptUpstreamKey` is false. */
  upstreamKey: string
}

/** Settings of a new channel; without `clientId` and `wabaId` it gets its own client, and its own WABA of unknown status. */
export type NewTestChannel = Partial<
  Omit<Prisma.ChannelUncheckedCreateInput, 'partnerId' | 'upstreamKeyEncrypted' | 'upstreamKeyHash'>
>

/** Adds a channel (provider `sandbox` unless told otherwise) with one gateway key; nobody knows of it before a refresh. */
export async function createTestChannel(
  { database, secrets }: Runtime,
  partnerId: string,
  given: NewTestChannel,
): Promise<TestChannel> {
  const id = given.id ?? newId('CH')
  const clientId = given.clientId ?? newId('CL')
  const wabaId = given.wabaId ?? String(Math.floor(1e15 + Math.random() * 8e15))
  const key = newKey('fwc')
  const upstreamKey = `upstream-${id}-waba-${wabaId}`
  await database.prisma.$transaction(async (tx) => {
    if (!given.clientId)
      await tx.client.create({ data: { partnerId, id: clientId, name: clientId } })
    if (!given.wabaId) await tx.waba.create({ data: { partnerId, id: wabaId, clientId } })
    await tx.channel.create({
      data: {
        name: id,
        provider: 'sandbox',
        phoneNumber: '5511987654321',
        phoneNumberId: '106540352242922',
        ...given,
        partnerId,
        id,
        clientId,
        wabaId,
        upstreamKeyEncrypted: seal(upstreamKey, secrets.encryptionKey),
        upstreamKeyHash: keyHash(upstreamKey),
      },
    })
    await tx.channelKey.create({
      data: {
        partnerId,
        id: newId('KY'),
        channelId: id,
        keyHash: keyHash(key),
        lastFour: key.slice(-4),
        createdBy: 'system',
      },
    })
    await tx.$executeRaw`UPDATE revision SET directory_number = directory_number + 1 WHERE partner_id = ${partnerId}`
  })
  return { id, clientId, wabaId, key, upstreamKey }
}
