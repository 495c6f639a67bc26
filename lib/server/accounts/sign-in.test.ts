import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPartner } from '@/lib/server/accounts/create-partner'
import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { type SignInLimits, signIn, signInLimits } from '@/lib/server/accounts/sign-in'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { eventually } from '@/lib/server/testing/eventually'
import { logLines } from '@/lib/server/testing/log-lines'

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

  const { log, lines } = logLines()
  const attempt = (given: unknown, { limits = signInLimits(), from = '192.0.2.1' } = {}) =>
    signIn({ database, limits, log, now: 0 }, given, { 'x-fairway-remote-address': from })
  const wrongAt = (email: string, limits: SignInLimits, from = '192.0.2.1') =>
    attempt({ email, password: 'wrong' }, { limits, from })

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

  it('lets a right password in after any number of wrong ones, from the same address or from others', async () => {
    const limits = signInLimits(1)
    for (let index = 0; index < 18; index += 1)
      expect(await wrongAt(EMAIL, limits, `192.0.2.${index}`)).toBe('wrong')
    for (let index = 0; index < 7; index += 1) await wrongAt(EMAIL, limits)
    for (let index = 0; index < 50; index += 1)
      expect(await wrongAt(`${index}@fairway.example`, limits)).toBe('wrong')
    expect(await attempt({ email: EMAIL, password: PASSWORD }, { limits })).toMatchObject({
      email: EMAIL,
    })
    expect(
      await attempt({ email: EMAIL, password: PASSWORD }, { limits, from: '198.51.100.1' }),
    ).toMatchObject({ email: EMAIL })
  })

  it('gets slower with each wrong password of one address at one account, known or not', async () => {
    for (const email of [EMAIL, 'nobody@fairway.example']) {
      const limits = signInLimits(100)
      for (let index = 0; index < 6; index += 1) await wrongAt(email, limits)
      const begun = performance.now()
      await wrongAt(email, limits)
      expect(performance.now() - begun, email).toBeGreaterThan(190)
    }
  })

  it('checks few of many attempts at once, whether the account is known or not', async () => {
    for (const email of [EMAIL, 'nobody@fairway.example']) {
      const limits = signInLimits(20)
      const tries = await Promise.all(Array.from({ length: 40 }, () => wrongAt(email, limits)))
      expect(tries.filter((result) => result === 'throttled').length).toBeGreaterThan(25)
    }
  })

  it('is written down: failures in the log and the audit log, and when they begin to cost time', async () => {
    const { prisma } = database
    await prisma.auditLog.deleteMany()
    const limits = signInLimits(1)
    const from = '203.0.113.5'
    for (let index = 0; index < 8; index += 1) await wrongAt(EMAIL, limits, from)
    await attempt({ email: EMAIL, password: PASSWORD }, { limits, from })
    await eventually(async () => {
      const rows = await prisma.auditLog.groupBy({ by: ['action', 'remote'], _count: true })
      expect(
        rows.map(({ action, remote, _count }) => `${action} ${remote} ${_count}`).sort(),
      ).toEqual([
        `user.sign_in ${from} 1`,
        `user.sign_in_failed ${from} 5`,
        `user.sign_in_slowed ${from} 1`,
      ])
    })
    const failed = lines().filter(({ msg }) => msg === 'a sign-in failed')
    expect(failed.slice(-8).map(({ remote }) => remote)).toEqual(Array(8).fill(from))
    expect(JSON.stringify(lines())).not.toContain(EMAIL)
  })

  it('refuses the demonstration password to everyone but this machine, like a wrong one', async () => {
    const email = 'demo@fairway.example'
    await createPartner(database, {
      id: 'knownPA',
      name: 'Known',
      apiKey: 'fwp_known',
      owner: { email, name: 'Owner', password: DEMO.password },
    })
    const given = { email, password: DEMO.password }
    const parts = { database, limits: signInLimits(), log, now: 0 }
    expect(await signIn(parts, given, {})).toBe('wrong')
    expect(await signIn(parts, given, { 'x-fairway-local': 'yes' })).toMatchObject({ email })
  })
})
