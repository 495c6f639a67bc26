import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPartner } from '@/lib/server/accounts/create-partner'
import { signIn, signInLimits } from '@/lib/server/accounts/sign-in'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'

const EMAIL = 'owner@fairway.example'
const PASSWORD = 'a password of the tests'

describe('signing in', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
    await createPartner(database, {
      id: 'onePA',
      name: 'One',
      apiKey: 'fwp_one',
      owner: { email: EMAIL, name: 'Owner', password: PASSWORD },
    })
  })
  afterAll(() => database.close())

  const attempt = (given: unknown, { limits = signInLimits(), now = 0, from = '192.0.2.1' } = {}) =>
    signIn({ database, limits, now }, given, from)

  it('knows a person by e-mail address, however written, and password', async () => {
    const session = {
      partnerId: 'onePA',
      email: EMAIL,
      name: 'Owner',
      role: 'owner',
      sessionVersion: 1,
    }
    expect(await attempt({ email: EMAIL, password: PASSWORD })).toMatchObject(session)
    expect(
      await attempt({ email: ' Owner@FAIRWAY.example ', password: PASSWORD, csrfToken: 'x' }),
    ).toMatchObject(session)
  })

  it('answers alike to whatever is wrong', async () => {
    for (const given of [
      { email: EMAIL, password: 'wrong' },
      { email: 'nobody@fairway.example', password: PASSWORD },
      { email: EMAIL },
      { password: PASSWORD },
      null,
      { email: `${EMAIL}\0`, password: PASSWORD },
      { email: EMAIL, password: 'x'.repeat(1_001) },
      { email: ['a'], password: {} },
    ]) {
      expect(await attempt(given)).toBe('wrong')
    }
  })

  it('takes as long for an unknown e-mail address as for a wrong password', async () => {
    const fastest: Record<string, number> = {
      'nobody@fairway.example': Infinity,
      [EMAIL]: Infinity,
    }
    for (let round = 0; round < 10; round += 1) {
      for (const email of Object.keys(fastest)) {
        const before = performance.now()
        await attempt({ email, password: 'wrong' })
        fastest[email] = Math.min(fastest[email]!, performance.now() - before)
      }
    }
    // Without the comparison for nobody it is twentyfold.
    const [unknown, wrong] = Object.values(fastest)
    expect(Math.max(unknown!, wrong!) / Math.min(unknown!, wrong!)).toBeLessThan(3)
  })

  it('is throttled by e-mail address from anywhere, whether it is known or not, and free again after 15 minutes', async () => {
    for (const email of [EMAIL, 'nobody@fairway.example']) {
      const limits = signInLimits()
      const tries = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          attempt({ email, password: 'wrong' }, { limits, from: `192.0.2.${index}` }),
        ),
      )
      expect(tries.filter((result) => result === 'throttled')).toHaveLength(2)
      expect(await attempt({ email, password: PASSWORD }, { limits, from: '198.51.100.1' })).toBe(
        'throttled',
      )
    }
    const limits = signInLimits()
    for (let index = 0; index < 10; index += 1)
      await attempt({ email: EMAIL, password: 'wrong' }, { limits })
    expect(
      await attempt({ email: EMAIL, password: PASSWORD }, { limits, now: 15 * 60 * 1000 }),
    ).toMatchObject({ email: EMAIL })
  })

  it('is throttled by address over all e-mail addresses; what was right does not count', async () => {
    const limits = signInLimits()
    for (let index = 0; index < 12; index += 1)
      expect(await attempt({ email: EMAIL, password: PASSWORD }, { limits })).toMatchObject({
        email: EMAIL,
      })
    for (let index = 0; index < 50; index += 1)
      expect(await attempt({ email: `${index}@fairway.example`, password: 'x' }, { limits })).toBe(
        'wrong',
      )
    expect(await attempt({ email: EMAIL, password: PASSWORD }, { limits })).toBe('throttled')
    expect(
      await attempt({ email: EMAIL, password: PASSWORD }, { limits, from: '198.51.100.1' }),
    ).toMatchObject({ email: EMAIL })
  }, 60_000)
})
