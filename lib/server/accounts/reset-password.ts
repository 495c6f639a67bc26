import { v7 as uuid } from 'uuid'
import { hashPassword } from '@/lib/server/accounts/password'
import type { Database } from '@/lib/server/db/database'

/** Gives a person a new password and ends their sessions. False when nobody has the e-mail address. */
export async function resetPassword(
  { prisma }: Database,
  email: string,
  password: string,
): Promise<boolean> {
  const passwordHash = await hashPassword(password)
  return prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.toLowerCase() } })
    if (!user) return false
    const { partnerId, id } = user
    await tx.user.update({
      where: { partnerId_id: { partnerId, id } },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    })
    await tx.auditLog.create({
      data: { partnerId, id: uuid(), actor: 'system', action: 'user.password', subject: id },
    })
    return true
  })
}
