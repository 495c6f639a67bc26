import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '@/lib/domain/accounts/role'
import { acceptInvitation } from '@/lib/server/accounts/accept-invitation'
import { openInvitation } from '@/lib/server/accounts/open-invitation'
import { signIn, signInLimits } from '@/lib/server/accounts/sign-in'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { newId } from '@/lib/server/new-id'
import { Problem } from '@/lib/server/problem'
import { createTestSession } from '@/lib/server/testing/create-test-session'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { sessionToken } from '@/lib/server/testing/session-token'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const ORIGIN = {
  'x-forwarded-proto': 'http',
  'x-forwarded-host': 'fairway.example',
  origin: 'http://fairway.example',
}
const PASSWORD = 'a password of the tests'

describe('the team', () => {
  let gateway: TestGateway
  let api: ApiClient

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { APP_URL: 'https://hub.fairway.example' },
    })
    api = await keyClient(gateway.partnerId)
  })
  afterAll(() => gateway.close())

  const { now } = Date
  const prisma = () => gateway.runtime.database.prisma
  const keyClient = async (partnerId: string) =>
    apiClient(gateway.runtime, partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, partnerId),
    })
  const newPartner = async () =>
    (
      await prisma().partner.create({
        data: { id: newId('PA'), name: 'Other', revision: { create: {} } },
      })
    ).id
  const person = async (role: Role, partnerId = gateway.partnerId) => {
    const { userId, cookie } = await createTestSession(gateway.runtime, partnerId, role)
    return { id: userId, api: apiClient(gateway.runtime, partnerId, { cookie, ...ORIGIN }) }
  }
  const invite = async (email: string, role: Role = 'operator') => {
    const { status, data } = await api('POST', '/invitations', { email, role })
    expect(status).toBe(201)
    return { ...data, token: new URL(data.url).pathname.split('/').at(-1)! } as {
      id: string
      url: string
      token: string
      expires_at: string
    }
  }
  const accept = (token: string, given: unknown = { name: 'Ana Lima', password: PASSWORD }) =>
    acceptInvitation(gateway.runtime, token, given, '192.0.2.9')
  const signInAs = (email: string, password: string, at = now()) =>
    signIn(
      {
        database: gateway.runtime.database,
        limits: signInLimits(),
        log: gateway.runtime.log,
        now: at,
      },
      { email, password },
      { 'x-fairway-remote-address': '192.0.2.9' },
    )
  const lastEntry = async (subject: string) =>
    (
      await prisma().auditLog.findMany({
        where: { partnerId: gateway.partnerId, subject },
        orderBy: { id: 'desc' },
        take: 1,
      })
    )[0]

  it('shows its people to every role, without anything of their passwords', async () => {
    const viewer = await person('viewer')
    const { data } = await viewer.api(
      'GET',
      `/users?filters=${encodeURIComponent(JSON.stringify({ id: viewer.id }))}`,
    )
    expect(data).toMatchObject({
      total: 1,
      users: [{ id: viewer.id, role: 'viewer', name: viewer.id, last_sign_in_at: null }],
    })
    expect(Object.keys(data.users[0]).sort()).toEqual([
      'created_at',
      'email',
      'id',
      'last_sign_in_at',
      'name',
      'role',
    ])
  })

  it.each(['operator', 'viewer'] as const)(
    'a %s changes nobody and invites nobody',
    async (role) => {
      const [asking, victim, { id }] = [
        await person(role),
        await person('viewer'),
        await invite(`${role}@example.com`),
      ]
      for (const [method, path, body] of [
        ['PATCH', `/users/${asking.id}`, { role: 'owner' }],
        ['DELETE', `/users/${victim.id}`, {}],
        ['POST', '/invitations', { email: 'x@example.com', role: 'owner' }],
        ['DELETE', `/invitations/${id}`, {}],
      ] as const)
        expect([method, path, (await asking.api(method, path, body)).status]).toEqual([
          method,
          path,
          403,
        ])
      expect(await prisma().user.count({ where: { id: { in: [asking.id, victim.id] } } })).toBe(2)
    },
  )

  it('a person who is demoted is refused at the next request', async () => {
    const [owner] = [await person('owner'), await person('owner')]
    expect((await owner.api('GET', '/api_keys')).status).toBe(200)
    expect(await api('PATCH', `/users/${owner.id}`, { role: 'viewer' })).toMatchObject({
      status: 200,
      data: { id: owner.id, role: 'viewer' },
    })
    expect((await owner.api('GET', '/api_keys')).status).toBe(401)
    expect(await lastEntry(owner.id)).toMatchObject({
      action: 'user.update',
      before: { role: 'owner' },
      after: { role: 'viewer' },
    })
  })

  it('a person who is removed is signed out at the next request', async () => {
    const viewer = await person('viewer')
    expect((await viewer.api('GET', '/clients')).status).toBe(200)
    expect(await api('DELETE', `/users/${viewer.id}`)).toMatchObject({
      status: 200,
      data: { id: viewer.id },
    })
    expect((await viewer.api('GET', '/clients')).status).toBe(401)
    expect((await api('DELETE', `/users/${viewer.id}`)).status).toBe(404)
    expect(await lastEntry(viewer.id)).toMatchObject({
      action: 'user.delete',
      before: { role: 'viewer' },
      after: null,
    })
  })

  it('a new name or the same role ends no session', async () => {
    const viewer = await person('viewer')
    expect(
      await api('PATCH', `/users/${viewer.id}`, { name: ' Rui ', role: 'viewer' }),
    ).toMatchObject({ status: 200, data: { name: 'Rui', role: 'viewer' } })
    expect((await viewer.api('GET', '/clients')).status).toBe(200)
    expect((await api('PATCH', `/users/${viewer.id}`, { name: ' ' })).status).toBe(422)
    expect((await api('PATCH', `/users/${viewer.id}`, { role: 'admin' })).status).toBe(422)
  })

  it("keeps its last owner, whoever asks, and of two owners who take each other's role at once, one", async () => {
    const partnerId = await newPartner()
    const [one, two, key] = [
      await person('owner', partnerId),
      await person('owner', partnerId),
      await keyClient(partnerId),
    ]
    const both = await Promise.all([
      one.api('PATCH', `/users/${two.id}`, { role: 'viewer' }),
      two.api('PATCH', `/users/${one.id}`, { role: 'viewer' }),
    ])
    const owners = await prisma().user.findMany({ where: { partnerId, role: 'owner' } })
    expect([both.map(({ status }) => status).sort(), owners.length]).toEqual([
      expect.arrayContaining([200]),
      1,
    ])
    const [last] = owners
    for (const [method, body] of [
      ['PATCH', { role: 'operator' }],
      ['DELETE', {}],
    ] as const) {
      expect(await key(method, `/users/${last!.id}`, body)).toMatchObject({
        status: 409,
        says: 'This is the last owner: make someone else an owner first.',
      })
    }
    expect((await key('PATCH', `/users/${last!.id}`, { name: 'The last one' })).status).toBe(200)
    expect(await prisma().user.count({ where: { partnerId, role: 'owner' } })).toBe(1)
  })

  it("is not another partner's to change", async () => {
    const other = await keyClient(await newPartner())
    const [viewer, { id }] = [await person('viewer'), await invite('across@example.com')]
    for (const [method, path, body] of [
      ['PATCH', `/users/${viewer.id}`, { role: 'owner' }],
      ['DELETE', `/users/${viewer.id}`, {}],
      ['DELETE', `/invitations/${id}`, {}],
    ] as const) {
      expect((await other(method, path, body)).status).toBe(404)
    }
    expect((await other('GET', '/users')).data.users).toEqual([])
    expect((await other('GET', '/invitations')).data.invitations).toEqual([])
    expect(await prisma().user.findFirst({ where: { id: viewer.id } })).toMatchObject({
      role: 'viewer',
    })
  })

  it("an invitation's link is shown once, kept as a hash, lives seven days and works once", async () => {
    const { id, url, token, expires_at } = await invite('Ana@Example.com')
    expect(url).toBe(`https://hub.fairway.example/invite/${token}`)
    expect(Math.abs(Date.parse(expires_at) - now() - 7 * 86_400_000)).toBeLessThan(60_000)
    const listed = (await api('GET', '/invitations?limit=100')).data.invitations.find(
      (one: { id: string }) => one.id === id,
    )
    expect(listed).toMatchObject({ email: 'ana@example.com', role: 'operator', expired: false })
    const stored = await gateway.runtime.database.query<{ text: string }>(
      'SELECT i::text AS text FROM invitation i UNION ALL SELECT a::text FROM audit_log a',
    )
    expect(stored.map(({ text }) => text).join()).not.toContain(token)

    expect(await openInvitation(gateway.runtime, token)).toEqual({
      partnerName: gateway.partnerId,
      email: 'ana@example.com',
    })
    const twice = await Promise.all([accept(token), accept(token)])
    expect(twice.filter((result) => result instanceof Problem)).toHaveLength(1)
    expect(twice).toContainEqual({ email: 'ana@example.com' })
    expect(await openInvitation(gateway.runtime, token)).toBeNull()
    expect(await accept(token)).toMatchObject({ code: 'not_found' })

    expect(await signInAs('ana@example.com', PASSWORD)).toMatchObject({
      partnerId: gateway.partnerId,
      name: 'Ana Lima',
      role: 'operator',
    })
    expect(await lastEntry(id)).toMatchObject({
      action: 'invitation.accept',
      actor: expect.stringMatching(/^user:\w+US$/) as string,
      remote: '192.0.2.9',
      after: { email: 'ana@example.com', role: 'operator' },
    })
    const { data } = await api(
      'GET',
      `/users?filters=${encodeURIComponent('{"email":"ana@example.com"}')}`,
    )
    expect(Math.abs(Date.parse(data.users[0].last_sign_in_at) - now())).toBeLessThan(60_000)
  })

  it('a link that is unknown, revoked, replaced or expired opens nothing', async () => {
    const [revoked, replaced, expired] = [
      await invite('revoked@example.com'),
      await invite('replaced@example.com'),
      await invite('expired@example.com'),
    ]
    expect((await api('DELETE', `/invitations/${revoked.id}`)).status).toBe(200)
    expect((await api('DELETE', `/invitations/${revoked.id}`)).status).toBe(404)
    const replacing = await invite('REPLACED@example.com', 'viewer')
    await prisma().invitation.update({
      where: { partnerId_id: { partnerId: gateway.partnerId, id: expired.id } },
      data: { expiresAt: new Date(now() - 1) },
    })
    for (const token of ['', 'fwi_unknown', revoked.token, replaced.token, expired.token]) {
      expect(await openInvitation(gateway.runtime, token)).toBeNull()
      expect(await accept(token)).toMatchObject({
        code: 'not_found',
        message: 'This invitation no longer works.',
      })
    }
    expect(await openInvitation(gateway.runtime, replacing.token)).not.toBeNull()
    expect((await api('GET', '/invitations?limit=100')).data.invitations).toContainEqual(
      expect.objectContaining({ id: expired.id, expired: true }),
    )
  })

  it('what does not fit is refused by name, and the link stays good', async () => {
    const { token } = await invite('fits@example.com')
    for (const [given, path] of [
      [{ name: '', password: PASSWORD }, 'name'],
      [{ name: 'A', password: 'short' }, 'password'],
      [{ name: 'A\0', password: PASSWORD }, 'name'],
      [null, ''],
      [{ name: 'A', password: 'x'.repeat(201) }, 'password'],
    ] as const)
      expect(await accept(token, given)).toMatchObject({
        code: 'invalid',
        more: { issues: [{ path }] },
      })
    expect(await accept(token)).toEqual({ email: 'fits@example.com' })
    expect(
      (await api('POST', '/invitations', { email: 'not an address', role: 'viewer' })).status,
    ).toBe(422)
    expect((await api('POST', '/invitations', { email: 'a@example.com' })).status).toBe(422)
  })

  it('an address with an account elsewhere is refused to who accepts, and to the one who invites it is like any other', async () => {
    const partnerId = await newPartner()
    const stranger = await prisma().user.create({
      data: {
        partnerId,
        id: newId('US'),
        email: 'taken@example.com',
        name: 'Taken',
        role: 'owner',
        passwordHash: 'none',
      },
    })
    const { token } = await invite('taken@example.com', 'owner')
    expect(await openInvitation(gateway.runtime, token)).toEqual({
      partnerName: gateway.partnerId,
      email: 'taken@example.com',
    })
    expect(await accept(token)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('has an account already') as string,
    })
    expect(await prisma().user.findMany({ where: { email: 'taken@example.com' } })).toEqual([
      stranger,
    ])
    // Nothing was used up: once the other account is gone, the link works.
    await prisma().user.deleteMany({ where: { id: stranger.id } })
    expect(await accept(token)).toEqual({ email: 'taken@example.com' })
    expect(
      await api('POST', '/invitations', { email: 'Taken@example.com', role: 'viewer' }),
    ).toMatchObject({
      status: 409,
      says: 'taken@example.com is one of your people already, as owner.',
    })
  })

  it('everyone changes their own password, with the old one; every session ends', async () => {
    for (const role of ROLES) {
      const email = `${role}.password@example.com`
      const { token } = await invite(email, role)
      await accept(token)
      const { id } = await prisma().user.findUniqueOrThrow({ where: { email } })
      const session = await sessionToken(gateway.runtime, gateway.partnerId, id)
      const own = apiClient(gateway.runtime, gateway.partnerId, {
        cookie: `next-auth.session-token=${session}`,
        ...ORIGIN,
      })
      expect(
        await own('POST', '/me/password', { current: 'wrong', new: 'another password' }),
      ).toMatchObject({
        status: 422,
        data: { issues: [{ path: 'current', message: 'This is not your password.' }] },
      })
      expect((await own('POST', '/me/password', { current: PASSWORD, new: 'short' })).status).toBe(
        422,
      )
      expect(await own('POST', '/me/password', { current: PASSWORD, new: PASSWORD })).toMatchObject(
        {
          status: 422,
          data: {
            issues: [
              { path: 'new', message: 'This is your password already. Choose another one.' },
            ],
          },
        },
      )
      expect(
        await own('POST', '/me/password', { current: PASSWORD, new: 'another password' }),
      ).toMatchObject({ status: 200, data: { id } })
      const entry = await lastEntry(id)
      expect([entry!.action, entry!.before, entry!.after]).toEqual(['user.password', null, null])
      expect((await own('GET', '/clients')).status).toBe(401)
      expect(await signInAs(email, PASSWORD)).toBe('wrong')
      expect(await signInAs(email, 'another password')).toMatchObject({ userId: id })
    }
  })

  it('a password is not found out by trying, and a key has none', async () => {
    const { id, api: own } = await person('viewer')
    await prisma().user.updateMany({
      where: { id },
      data: {
        passwordHash: (
          await prisma().user.findUniqueOrThrow({ where: { email: 'ana@example.com' } })
        ).passwordHash,
      },
    })
    const guess = async (current: string) =>
      (await own('POST', '/me/password', { current, new: 'another password' })).status
    const guesses = await Promise.all(Array.from({ length: 30 }, () => guess('wrong')))
    const refused = guesses.filter((status) => status === 429)
    expect(guesses.filter((status) => status === 422)).toHaveLength(30 - refused.length)
    expect(refused.length).toBeGreaterThan(15)
    expect(await guess(PASSWORD)).toBe(200)
    expect(
      await api('POST', '/me/password', { current: PASSWORD, new: 'another password' }),
    ).toMatchObject({ status: 403 })
  })
})
