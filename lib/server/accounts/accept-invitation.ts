import { acceptance } from '@/lib/contracts/accounts'
import { hashPassword } from '@/lib/server/accounts/password'
import { change } from '@/lib/server/change'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { newId } from '@/lib/server/new-id'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/**
 * Makes the invited person one of the partner's people, once: the invitation is gone then. `given` is what they wrote, unchecked.
 * An address belongs to one partner; that it has an account already is said to nobody but who holds the link and accepts.
 */
export async function acceptInvitation(
  runtime: Runtime,
  token: string,
  given: unknown,
  remote: string | null,
): Promise<{ email: string } | Problem> {
  const { prisma } = runtime.database
  const open = { tokenHash: keyHash(token), expiresAt: { gt: new Date(runtime.now()) } }
  const found = await prisma.invitation.findUnique({ where: open })
  if (!found) return noLonger()
  const read = acceptance.safeParse(given)
  if (!read.success) {
    const issues = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return new Problem('invalid', issues[0]!.message, { issues })
  }
  const { name, password } = read.data
  const passwordHash = await hashPassword(password)
  const userId = newId('US')
  const { partnerId, email, role, id } = found
  return change(
    runtime,
    { partnerId, id: `user:${userId}`, role, remote },
    null,
    async ({ tx, audit }) => {
      // Whoever takes the row away has accepted; a second one at the same time finds none.
      const { count } = await tx.invitation.deleteMany({ where: { partnerId, id, ...open } })
      if (count === 0) return noLonger()
      // One statement, so that an address that gets an account this very moment is no error.
      const made = await tx.user.createMany({
        data: { partnerId, id: userId, email, name, role, passwordHash },
        skipDuplicates: true,
      })
      if (made.count === 0) {
        return new Problem(
          'conflict',
          `${email} has an account already, and an address has one only. Sign in with it, or ask for an invitation to another address.`,
        )
      }
      await audit({
        action: 'invitation.accept',
        subject: id,
        before: null,
        after: { user_id: userId, email, name, role },
      })
      return { email }
    },
  )
}

function noLonger(): Problem {
  return new Problem('not_found', 'This invitation no longer works.')
}
