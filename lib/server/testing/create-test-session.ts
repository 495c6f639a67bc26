import { encode } from 'next-auth/jwt'
import type { Role } from '@/lib/domain/accounts/role'
import { newId } from '@/lib/server/new-id'
import type { Runtime } from '@/lib/server/runtime'

/** Adds a person (who has no password) and gives the cookie header of their session over http. */
export async function createTestSession(
  { database, secrets }: Runtime,
  partnerId: string,
  role: Role,
): Promise<{ userId: string; cookie: string }> {
  const userId = newId('US')
  await database.prisma.user.create({
    data: {
      partnerId,
      id: userId,
      email: `${userId}@fairway.example`.toLowerCase(),
      name: userId,
      role,
      passwordHash: 'none',
    },
  })
  const token = await encode({
    token: { sub: userId, partner_id: partnerId, session_version: 1 },
    secret: secrets.authSecret,
  })
  return { userId, cookie: `other=1; next-auth.session-token=${token}` }
}
