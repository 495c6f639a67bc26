import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { knownUpstreamKey } from '@/lib/server/accounts/known-upstream-key'
import { verifyPassword } from '@/lib/server/accounts/password'
import { keyHash } from '@/lib/server/crypto/key-hash'
import type { Database } from '@/lib/server/db/database'

/** What in a database is opened by a secret that everyone knows. */
export interface KnownSecrets {
  partnerKeys: { partnerId: string; id: string }[]
  channelKeys: { partnerId: string; id: string; channelId: string }[]
  users: { partnerId: string; id: string; email: string }[]
  /** Their upstream key, which opens the gateway too, can be guessed. */
  channels: { partnerId: string; id: string; wabaId: string; phoneNumberId: string }[]
}

/** A partner's first owner is made together with it; nobody else gets the well-known password. */
const TOGETHER_MS = 60_000

/**
 * Looks for the demonstration's well-known keys and login. To compare a password takes its time, so it is done only for the first owners
 * of partners that have or had a well-known key or a sandbox channel, and for the demonstration's own address.
 */
export async function findKnownSecrets({
  prisma,
}: Pick<Database, 'prisma'>): Promise<KnownSecrets> {
  const partnerKeys = await prisma.partnerKey.findMany({
    where: { keyHash: keyHash(DEMO.partnerApiKey) },
  })
  const channelKeys = await prisma.channelKey.findMany({
    where: { keyHash: keyHash(DEMO.channelKey) },
  })
  const sandbox = await prisma.channel.findMany({ where: { provider: 'sandbox' } })
  const channels = sandbox.filter(
    (channel) => channel.upstreamKeyHash === keyHash(knownUpstreamKey(channel)),
  )
  const partners = [...partnerKeys, ...channelKeys, ...sandbox].map(({ partnerId }) => partnerId)
  const people = await prisma.user.findMany({
    include: { partner: true },
    where: { OR: [{ partnerId: { in: [...new Set(partners)] } }, { email: DEMO.email }] },
  })
  const users = []
  for (const person of people) {
    const isFirst = person.createdAt.getTime() - person.partner.createdAt.getTime() < TOGETHER_MS
    const mayHave = isFirst || person.email === DEMO.email
    if (mayHave && (await verifyPassword(person.passwordHash, DEMO.password))) users.push(person)
  }
  const live = <Key extends { revokedAt: Date | null }>(keys: Key[]) =>
    keys.filter(({ revokedAt }) => revokedAt === null)
  return { partnerKeys: live(partnerKeys), channelKeys: live(channelKeys), users, channels }
}
