import type { PasswordChange } from '@/lib/contracts/accounts'
import type { Actor } from '@/lib/server/accounts/actor'
import { hashPassword, verifyPassword } from '@/lib/server/accounts/password'
import { Slowdown } from '@/lib/server/accounts/slowdown'
import { change } from '@/lib/server/change'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Who found an open session must not find out its password. */
const guesses = new Slowdown({
  free: 5,
  firstMs: 250,
  longestMs: 8_000,
  places: 4,
  forgetMs: 15 * 60 * 1000,
})

/** Changes the caller's own password and ends all of their sessions, this one too. A partner key has none. */
export async function changePassword(
  runtime: Runtime,
  actor: Actor,
  { current, new: next }: PasswordChange,
): Promise<{ id: string } | Problem> {
  const [kind, id] = actor.id.split(':')
  if (kind !== 'user' || id === undefined)
    return new Problem('forbidden', 'A key has no password: this is for a person who is signed in.')
  const where = { partnerId_id: { partnerId: actor.partnerId, id } }
  const key = `${actor.partnerId}/${id}`
  const user = await runtime.database.prisma.user.findUniqueOrThrow({ where })
  const isRight = await guesses.attempt(
    key,
    () => verifyPassword(user.passwordHash, current),
    Boolean,
  )
  if (isRight === null)
    return new Problem('rate_limited', 'Too many attempts at the same time. Try again shortly.', {
      headers: { 'retry-after': '10' },
    })
  if (!isRight) return refused('current', 'This is not your password.')
  guesses.forgive(key)
  if (next === current) return refused('new', 'This is your password already. Choose another one.')
  const passwordHash = await hashPassword(next)
  return change(runtime, actor, null, async ({ tx, audit }) => {
    await tx.user.update({ where, data: { passwordHash, sessionVersion: { increment: 1 } } })
    await audit({ action: 'user.password', subject: id, before: null, after: null })
    return { id }
  })
}

function refused(path: string, message: string): Problem {
  return new Problem('invalid', message, { issues: [{ path, message }] })
}
