import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addressKey } from '@/lib/server/accounts/address-key'
import { AttemptLimit } from '@/lib/server/accounts/attempt-limit'
import type { Session } from '@/lib/server/accounts/find-session'
import { hashPassword, verifyPassword } from '@/lib/server/accounts/password'
import type { Database } from '@/lib/server/db/database'

const WINDOW_MS = 15 * 60 * 1000

export interface SignInLimits {
  byEmail: AttemptLimit
  byAddress: AttemptLimit
}

/** How many sign-ins may fail in 15 minutes. A whole office shares one address. */
export function signInLimits(): SignInLimits {
  return {
    byEmail: new AttemptLimit({ attempts: 10, windowMs: WINDOW_MS, maxKeys: 10_000 }),
    byAddress: new AttemptLimit({ attempts: 50, windowMs: WINDOW_MS, maxKeys: 10_000 }),
  }
}

/** No control characters: PostgreSQL takes no NUL. */
const credentials = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(320)
    .regex(/^\P{Cc}*$/u),
  password: z.string().max(1_000),
})

/** Compared with where there is no such person, so that a wrong e-mail address takes as long as a wrong password. */
const nobodysHash = hashPassword(randomUUID())

/**
 * Checks an e-mail address and a password. `wrong` does not say which of them was; `throttled`, not whether they were.
 * Attempts count before they are checked, so that many at once get no further than one after the other.
 */
export async function signIn(
  {
    database,
    limits,
    now,
  }: { database: Pick<Database, 'prisma'>; limits: SignInLimits; now: number },
  given: unknown,
  remoteAddress: string,
): Promise<Session | 'wrong' | 'throttled'> {
  const read = credentials.safeParse(given)
  const { email, password } = read.success ? read.data : { email: '', password: '' }
  const address = addressKey(remoteAddress)
  if (!limits.byAddress.take(address, now) || !limits.byEmail.take(email, now)) return 'throttled'
  const user = await database.prisma.user.findUnique({ where: { email } })
  const right = await verifyPassword(user?.passwordHash ?? (await nobodysHash), password)
  if (!user || !right) return 'wrong'
  limits.byAddress.giveBack(address)
  limits.byEmail.giveBack(email)
  const { id, partnerId, name, role, sessionVersion } = user
  await database.prisma.user.updateMany({
    where: { partnerId, id },
    data: { lastSignInAt: new Date(now) },
  })
  return { userId: id, partnerId, email: user.email, name, role, sessionVersion }
}
