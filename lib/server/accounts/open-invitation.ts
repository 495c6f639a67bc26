import { keyHash } from '@/lib/server/crypto/key-hash'
import type { Database } from '@/lib/server/db/database'

/** What the holder of a link may know of it. */
export interface OpenInvitation {
  partnerName: string
  email: string
}

/** The invitation that a link's token opens; null for one that is unknown, used, revoked or expired, which look alike. */
export async function openInvitation(
  { prisma }: Pick<Database, 'prisma'>,
  token: string,
): Promise<OpenInvitation | null> {
  const row = await prisma.invitation.findUnique({
    where: { tokenHash: keyHash(token), expiresAt: { gt: new Date() } },
    include: { partner: true },
  })
  return row && { partnerName: row.partner.name, email: row.email }
}
