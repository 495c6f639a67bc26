import {
  DEFAULT_LINK_HOURS,
  type NewOnboardingLink,
  type OnboardingLink,
} from '@/lib/contracts/onboarding-links'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { seal } from '@/lib/server/crypto/sealed'
import { newId } from '@/lib/server/new-id'
import { LINK_INCLUDE, linkView } from '@/lib/server/onboarding/link-view'
import { newLinkToken } from '@/lib/server/onboarding/new-link-token'
import { noSuchLink } from '@/lib/server/onboarding/read-links'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const HOUR_MS = 60 * 60 * 1000

/**
 * Makes a link for a client; or, without one, the partner's own, of which there is one: where it is there already, that is given.
 */
export function createLink(
  runtime: Runtime,
  actor: Actor,
  { client_id, expires_in_hours = DEFAULT_LINK_HOURS }: NewOnboardingLink,
): Promise<{ link: OnboardingLink; isNew: boolean } | Problem> {
  const { partnerId } = actor
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const now = runtime.now()
    if (client_id === undefined) {
      // Two at once must not make two.
      await tx.$queryRaw`SELECT id FROM partner WHERE id = ${partnerId} FOR UPDATE`
      const existing = await tx.onboardingLink.findFirst({
        where: { partnerId, clientId: null, revokedAt: null },
        include: LINK_INCLUDE,
      })
      if (existing) return { link: linkView(runtime, actor, existing, now), isNew: false }
    } else if (
      !(await tx.client.findUnique({ where: { partnerId_id: { partnerId, id: client_id } } }))
    ) {
      const message = `There is no client ${client_id}.`
      return new Problem('invalid', `client_id: ${message}`, {
        issues: [{ path: 'client_id', message }],
      })
    }
    const token = newLinkToken()
    const row = await tx.onboardingLink.create({
      data: {
        partnerId,
        id: newId('LK'),
        clientId: client_id ?? null,
        tokenHash: keyHash(token),
        tokenEncrypted: seal(token, runtime.secrets.encryptionKey),
        createdAt: new Date(now),
        createdBy: actor.id,
        expiresAt: client_id === undefined ? null : new Date(now + expires_in_hours * HOUR_MS),
      },
      include: LINK_INCLUDE,
    })
    await audit({
      action: 'onboarding_link.create',
      subject: row.id,
      before: null,
      after: { client_id: row.clientId, expires_at: row.expiresAt },
    })
    return { link: linkView(runtime, actor, row, now), isNew: true }
  })
}

/** Revokes a link; its page is gone at once. One that is revoked already stays so. */
export function revokeLink(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<{ id: string } | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const where = { partnerId_id: { partnerId: actor.partnerId, id } }
    const before = await tx.onboardingLink.findUnique({ where })
    if (!before) return noSuchLink(id)
    if (before.revokedAt) return { id }
    await tx.onboardingLink.update({ where, data: { revokedAt: new Date(runtime.now()) } })
    await audit({
      action: 'onboarding_link.revoke',
      subject: id,
      before: { client_id: before.clientId },
      after: null,
    })
    return { id }
  })
}
