import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authOptions } from '@/lib/server/accounts/auth-options'
import { findSession, sessionOfToken } from '@/lib/server/accounts/find-session'
import { SESSION_MS } from '@/lib/server/accounts/session-life'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createTestSession } from '@/lib/server/testing/create-test-session'
import { sessionToken } from '@/lib/server/testing/session-token'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

describe('what ends a login session', () => {
  let gateway: TestGateway
  let userId: string
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    ;({ userId } = await createTestSession(gateway.runtime, gateway.partnerId, 'viewer'))
  })
  afterAll(() => gateway.close())

  const token = (given: Record<string, unknown> = {}) =>
    sessionToken(gateway.runtime, gateway.partnerId, userId, given)
  const lives = async (one: string) => (await sessionOfToken(gateway.runtime, one)) !== null
  async function signOut(one: string): Promise<void> {
    const { jwt, events } = authOptions(gateway.runtime)
    const decoded = await jwt!.decode!({ token: one, secret: '' })
    await events!.signOut!({ token: decoded!, session: {} as never })
  }

  it('signing out, on the server and for good, and for that session alone', async () => {
    const [one, other] = [await token(), await token()]
    expect([await lives(one), await lives(other)]).toEqual([true, true])
    await signOut(one)
    expect([await lives(one), await lives(other)]).toEqual([false, true])
  })

  it('signing out of a token that was renewed in between, in both forms', async () => {
    const given = { session_id: 'renewed', signed_in_at: Date.now() - 1_000 }
    const [before, after] = [await token(given), await token({ ...given, iat: 1 })]
    await signOut(after)
    expect([await lives(before), await lives(after)]).toEqual([false, false])
  })

  it('its age, however often it was renewed', async () => {
    expect(await lives(await token({ signed_in_at: Date.now() - SESSION_MS + 60_000 }))).toBe(true)
    expect(await lives(await token({ signed_in_at: Date.now() - SESSION_MS }))).toBe(false)
  })

  it('having been made before sessions had an id', async () => {
    expect(await lives(await token({ session_id: undefined }))).toBe(false)
    expect(await lives(await token({ signed_in_at: undefined }))).toBe(false)
  })

  it('nothing that is noted longer than a token lives', async () => {
    const { prisma } = gateway.runtime.database
    const old = { partnerId: gateway.partnerId, id: 'old', expiresAt: new Date(0) }
    await prisma.endedSession.create({ data: old })
    await signOut(await token())
    expect(await prisma.endedSession.count({ where: { id: 'old' } })).toBe(0)
  })

  it.each([
    ['http', 'next-auth.session-token', '__Secure-next-auth.session-token'],
    ['https', '__Secure-next-auth.session-token', 'next-auth.session-token'],
  ])('another cookie than that of %s', async (protocol, right, wrong) => {
    const good = await token()
    const find = (name: string) =>
      findSession(gateway.runtime, protocol, (asked) => (asked === name ? good : undefined))
    expect(await find(right)).toMatchObject({ userId })
    expect(await find(wrong)).toBeNull()
  })
})
