import { keyHash, newKey } from '@/lib/server/crypto/key-hash'
import { seal } from '@/lib/server/crypto/sealed'
import type { Database } from '@/lib/server/db/database'
import { newId } from '@/lib/server/new-id'

/** The demonstration's first gateway key; like DEMO only for a server on loopback. */
export const DEMO_CHANNEL_KEY = 'fwc_demo_channel_key'

/** Gives a new partner one client with one sandbox channel, and gives the key that opens it. */
export async function createDemo(
  database: Database,
  { partnerId, encryptionKey, wellKnownKey }: { partnerId: string; encryptionKey: Buffer; wellKnownKey: boolean },
): Promise<string> {
  const key = wellKnownKey ? DEMO_CHANNEL_KEY : newKey('fwc')
  const upstreamKey = 'sandbox-flora-norte'
  const clientId = newId('CL')
  const channelId = newId('CH')
  const wabaId = '102290129340398'
  await database.prisma.$transaction(async (tx) => {
    await tx.client.create({ data: { partnerId, id: clientId, name: 'Flora Norte' } })
    await tx.portfolio.create({ data: { partnerId, id: '2329417887457253', clientId } })
    await tx.waba.create({
      data: {
        partnerId, id: wabaId, clientId, portfolioId: '2329417887457253', onboardingStatus: 'ONBOARDED', onboardingSource: 'provider',
        onboardingAt: new Date(), termsSignedAt: new Date(),
      },
    })
    await tx.channel.create({
      data: {
        partnerId, id: channelId, clientId, wabaId, name: 'Flora Norte', provider: 'sandbox', phoneNumber: '5511987654321',
        phoneNumberId: '106540352242922', upstreamKeyEncrypted: seal(upstreamKey, encryptionKey), upstreamKeyHash: keyHash(upstreamKey),
      },
    })
    await tx.channelKey.create({
      data: { partnerId, id: newId('KY'), channelId, keyHash: keyHash(key), lastFour: key.slice(-4), createdBy: 'system' },
    })
    await tx.$executeRaw`UPDATE revision SET directory_number = directory_number + 1 WHERE partner_id = ${partnerId}`
  })
  return key
}
