import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addressKey } from '@/lib/server/accounts/address-key'
import type { Session } from '@/lib/server/accounts/find-session'
import { mayUse } from '@/lib/server/accounts/may-use'
import { hashPassword, verifyPassword } from '@/lib/server/accounts/password'
import { Slowdown } from '@/lib/server/accounts/slowdown'
import type { Database } from '@/lib/server/db/database'
import type { User } from '@/lib/server/db/generated/client'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { REMOTE_ADDRESS_HEADER } from '@/lib/server/http/front-door-headers'
import type { Log } from '@/lib/server/log'

const FORGET_MS = 15 * 60 * 1000

/** Failures of one address at one account without a wait. */
const FREE = 5

/** The failure after which attempts wait. */
const SLOWED_AT = FREE + 1

/** Guessing is slowed by who guesses whose password, by account and by address: a whole office shares one address. */
export interface SignInLimits {
  byPair: Slowdown
  byAccount: Slowdown
  byAddress: Slowdown
}

/** `firstMs`: what the first failure that costs time costs, in milliseconds. */
export function signInLimits(firstMs = 250): SignInLimits {
  const limit = (free: number, times: number, places: number) =>
    new Slowdown({ free, firstMs, longestMs: firstMs * times, places, forgetMs: FORGET_MS })
  return {
    byPair: limit(FREE, 32, 4),
    byAccount: limit(20, 16, 20),
    byAddress: limit(50, 8, 40),
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

interface SignInParts {
  database: Pick<Database, 'prisma'>
  limits: SignInLimits
  log: Log
  now: number
}

type Outcome = Session | 'wrong' | 'throttled'

/**
 * Checks an e-mail address and a password. `wrong` does not say which of them was; `throttled`, not whether they were: too many
 * attempts wait at once. Failures slow the next attempts down and never refuse a right password. All of it is in the audit log of
 * the account, failures also in the process log.
 */
export async function signIn(
  { database, limits, log, now }: SignInParts,
  given: unknown,
  headers: DoorRequest['headers'],
): Promise<Outcome> {
  const read = credentials.safeParse(given)
  const { email, password } = read.success ? read.data : { email: '', password: '' }
  const remote = headers[REMOTE_ADDRESS_HEADER] ?? ''
  const address = addressKey(remote)
  const pair = JSON.stringify([address, email])
  const isRight = (result: Outcome | null) => result !== 'wrong'
  const check = async (): Promise<Session | 'wrong'> => {
    const user = await database.prisma.user.findUnique({ where: { email } })
    const matches = await verifyPassword(user?.passwordHash ?? (await nobodysHash), password)
    if (user && matches && mayUse(password, headers)) {
      await noteSignIn(database, user, remote, now)
      return sessionOf(user, now)
    }
    const failures = limits.byPair.failures(pair) + 1
    log.warn({ userId: user?.id, remote, failures }, 'a sign-in failed')
    // Not waited for: how long an answer takes must not tell who has an account.
    if (user)
      noteFailure(database, user, remote, failures).catch((error: unknown) =>
        log.warn({ err: error }, 'a failed sign-in could not be noted'),
      )
    return 'wrong'
  }
  const outcome = await limits.byPair.attempt(
    pair,
    () =>
      limits.byAccount.attempt(
        email,
        () => limits.byAddress.attempt(address, check, isRight),
        isRight,
      ),
    isRight,
  )
  if (outcome === null) log.warn({ remote }, 'a sign-in was refused: too many wait')
  else if (outcome !== 'wrong') limits.byPair.forgive(pair)
  return outcome ?? 'throttled'
}

/** A sign-in begins a session of its own. */
function sessionOf(
  { id, partnerId, email, name, role, sessionVersion }: User,
  signedInAt: number,
): Session {
  return {
    userId: id,
    partnerId,
    email,
    name,
    role,
    sessionVersion,
    sessionId: randomUUID(),
    signedInAt,
  }
}

async function noteSignIn(
  { prisma }: Pick<Database, 'prisma'>,
  { partnerId, id }: User,
  remote: string,
  now: number,
): Promise<void> {
  await prisma.user.updateMany({ where: { partnerId, id }, data: { lastSignInAt: new Date(now) } })
  await prisma.auditLog.create({
    data: {
      partnerId,
      id: uuid(),
      actor: `user:${id}`,
      action: 'user.sign_in',
      subject: id,
      remote,
    },
  })
}

/** Nobody fills an audit log by guessing: what an address still tries when it is slowed down is not noted once more. */
async function noteFailure(
  { prisma }: Pick<Database, 'prisma'>,
  { partnerId, id }: User,
  remote: string,
  failures: number,
): Promise<void> {
  if (failures > SLOWED_AT) return
  const action = failures < SLOWED_AT ? 'user.sign_in_failed' : 'user.sign_in_slowed'
  await prisma.auditLog.create({
    data: { partnerId, id: uuid(), actor: 'system', action, subject: id, remote },
  })
}
