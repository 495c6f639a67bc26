import type { PasswordChange } from '@/lib/contracts/accounts'
import type { Actor } from '@/lib/server/accounts/actor'
import { AttemptLimit } from '@/lib/server/accounts/attempt-limit'
import { hashPassword, verifyPassword } from '@/lib/server/accounts/password'
import { change } from '@/lib/server/change'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const WINDOW_MINUTES = 15

/** Who found an open session must not find out its password. */
const attempts = new AttemptLimit({
  attempts: 10,
  windowMs: WINDOW_MINUTES * 60_000,
  maxKeys: 10_000,
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
  if (!attempts.take(key, runtime.now())) {
    const headers = { 'retry-after': String(WINDOW_MINUTES * 60) }
    return new Problem(
      'rate_limited',
      `Too many attempts. Try again in ${WINDOW_MINUTES} minutes.`,
      { headers },
    )
  }
  const user = await runtime.database.prisma.user.findUniqueOrThrow({ where })
  if (!(await verifyPassword(user.passwordHash, current))) {
    const message = 'This is not your password.'
    return new Problem('invalid', message, { issues: [{ path: 'current', message }] })
  }
  attempts.giveBack(key)
  const passwordHash = await hashPassword(next)
  return change(runtime, actor, null, async ({ tx, audit }) => {
    await tx.user.update({ where, data: { passwordHash, sessionVersion: { increment: 1 } } })
    await audit({ action: 'user.password', subject: id, before: null, after: null })
    return { id }
  })
}
