import { keyHash } from '@/lib/server/crypto/key-hash'
import type { Runtime } from '@/lib/server/runtime'

/** What the holder of a link may know of it. */
export interface OpenInvitation {
  partnerName: string
  email: string
}

/** The invitation that a link's token opens; null for one that is unknown, used, revoked or expired, which look alike. */
export async function openInvitation(
  { database: { prisma }, now }: Pick<Runtime, 'database' | 'now'>,
  token: string,
): Promise<OpenInvitation | null> {
  const row = await prisma.invitation.findUnique({
    where: { tokenHash: keyHash(token), expiresAt: { gt: new Date(now()) } },
    include: { partner: true },
  })
  return row && { partnerName: row.partner.name, email: row.email }
}
