import type { Role } from '@/lib/domain/accounts/role'
import { newId } from '@/lib/server/new-id'
import type { Runtime } from '@/lib/server/runtime'
import { sessionToken } from '@/lib/server/testing/session-token'

/** Adds a person (who has no password) and gives the cookie header of their session over http. */
export async function createTestSession(
  runtime: Pick<Runtime, 'database' | 'secrets' | 'now'>,
  partnerId: string,
  role: Role,
): Promise<{ userId: string; cookie: string }> {
  const userId = newId('US')
  await runtime.database.prisma.user.create({
    data: {
      partnerId,
      id: userId,
      email: `${userId}@fairway.example`.toLowerCase(),
      name: userId,
      role,
      passwordHash: 'none',
    },
  })
  const token = await sessionToken(runtime, partnerId, userId)
  return { userId, cookie: `other=1; next-auth.session-token=${token}` }
}
