import type { KnownSecrets } from '@/lib/server/accounts/find-known-secrets'
import { newPassword } from '@/lib/server/accounts/new-password'
import { newUpstreamKey } from '@/lib/server/accounts/new-upstream-key'
import { hashPassword } from '@/lib/server/accounts/password'
import { change } from '@/lib/server/change'
import { keyHash, newKey } from '@/lib/server/crypto/key-hash'
import { seal } from '@/lib/server/crypto/sealed'
import { newId } from '@/lib/server/new-id'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** What came in the place of well-known secrets, to be shown once. */
export interface NewSecrets {
  partnerKeys: { partnerId: string; apiKey: string }[]
  channelKeys: { channelId: string; apiKey: string }[]
  passwords: { email: string; password: string }[]
}

/**
 * Ends every secret that everyone knows and makes new ones: for an installation that was begun as a demonstration for one machine, and
 * is now to be reached by others (contract 1).
 */
export async function replaceKnownSecrets(
  runtime: Runtime,
  known: KnownSecrets,
): Promise<NewSecrets> {
  const made: NewSecrets = { partnerKeys: [], channelKeys: [], passwords: [] }
  const owners = Object.values(known).flat() as { partnerId: string }[]
  for (const partnerId of new Set(owners.map((row) => row.partnerId))) {
    const fresh = await replaceOf(runtime, partnerId, known)
    made.partnerKeys.push(...fresh.partnerKeys)
    made.channelKeys.push(...fresh.channelKeys)
    made.passwords.push(...fresh.passwords)
  }
  return made
}

async function replaceOf(
  runtime: Runtime,
  partnerId: string,
  known: KnownSecrets,
): Promise<NewSecrets> {
  const of = <Row extends { partnerId: string }>(rows: Row[]) =>
    rows.filter((row) => row.partnerId === partnerId)
  const users = await Promise.all(
    of(known.users).map(async (user) => {
      const password = newPassword()
      return { ...user, password, passwordHash: await hashPassword(password) }
    }),
  )
  const actor = { partnerId, id: 'system', role: 'owner', remote: null } as const
  const done = await change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const revoked = { revokedAt: new Date(runtime.now()) }
    const partnerKeys = []
    for (const { id } of of(known.partnerKeys)) {
      const apiKey = newKey('fwp')
      await tx.partnerKey.update({ where: { partnerId_id: { partnerId, id } }, data: revoked })
      await tx.partnerKey.create({ data: { partnerId, ...stored(apiKey) } })
      partnerKeys.push({ partnerId, apiKey })
    }
    const channelKeys = []
    for (const { id, channelId } of of(known.channelKeys)) {
      const apiKey = newKey('fwc')
      await tx.channelKey.update({ where: { partnerId_id: { partnerId, id } }, data: revoked })
      await tx.channelKey.create({ data: { partnerId, channelId, ...stored(apiKey) } })
      channelKeys.push({ channelId, apiKey })
    }
    for (const channel of of(known.channels)) {
      const upstreamKey = newUpstreamKey(channel)
      await tx.channel.update({
        where: { partnerId_id: { partnerId, id: channel.id } },
        data: {
          upstreamKeyEncrypted: seal(upstreamKey, runtime.secrets.encryptionKey),
          upstreamKeyHash: keyHash(upstreamKey),
        },
      })
    }
    for (const { id, passwordHash } of users)
      await tx.user.update({
        where: { partnerId_id: { partnerId, id } },
        data: { passwordHash, sessionVersion: { increment: 1 } },
      })
    await audit({
      action: 'demo_secrets.replace',
      subject: partnerId,
      before: null,
      after: {
        partner_keys: partnerKeys.length,
        channel_keys: channelKeys.length,
        upstream_keys: of(known.channels).length,
        users: users.map(({ id }) => id),
      },
    })
    const passwords = users.map(({ email, password }) => ({ email, password }))
    return { partnerKeys, channelKeys, passwords }
  })
  if (done instanceof Problem) throw new Error(done.message)
  return done
}

function stored(apiKey: string) {
  return {
    id: newId('KY'),
    keyHash: keyHash(apiKey),
    lastFour: apiKey.slice(-4),
    createdBy: 'system',
  }
}
