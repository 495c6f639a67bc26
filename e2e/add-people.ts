import { ACCOUNT, PEOPLE } from '@/e2e/account'
import { hashPassword } from '@/lib/server/accounts/password'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { newId } from '@/lib/server/new-id'

/** Adds an operator and a viewer to the partner of the specs. */
export async function addPeople(dataDir: string): Promise<void> {
  const database = await openEmbedded(dataDir, { shared: true })
  try {
    for (const [role, { email, password }] of Object.entries(PEOPLE)) {
      await database.prisma.user.create({
        data: {
          partnerId: ACCOUNT.partnerId,
          id: newId('US'),
          email,
          name: role === 'viewer' ? 'Viewer' : 'Operator',
          role: role as keyof typeof PEOPLE,
          passwordHash: await hashPassword(password),
        },
      })
    }
  } finally {
    await database.close()
  }
}
