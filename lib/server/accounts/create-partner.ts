import { hashPassword } from '@/lib/server/accounts/password'
import { keyHash } from '@/lib/server/crypto/key-hash'
import type { Database } from '@/lib/server/db/database'
import { newId } from '@/lib/server/new-id'

export interface NewPartner {
  id: string
  name: string
  apiKey: string
  owner: { email: string; name: string; password: string }
}

/** Creates a partner with its first Partner API key and its owner. Throws when the id, key or e-mail address is taken. */
export async function createPartner(database: Database, partner: NewPartner): Promise<void> {
  const passwordHash = await hashPassword(partner.owner.password)
  await database.prisma.partner.create({
    data: {
      id: partner.id,
      name: partner.name,
      revision: { create: {} },
      keys: {
        create: {
          id: newId('KY'),
          keyHash: keyHash(partner.apiKey),
          lastFour: partner.apiKey.slice(-4),
          createdBy: 'system',
        },
      },
      users: {
        create: {
          id: newId('US'),
          email: partner.owner.email.toLowerCase(),
          name: partner.owner.name,
          role: 'owner',
          passwordHash,
        },
      },
    },
  })
}
