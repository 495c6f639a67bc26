import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role, roleAllows } from '@/lib/domain/accounts/role'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { endpoints } from '@/lib/server/partner-api/endpoints'
import { createTestSession } from '@/lib/server/testing/create-test-session'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
  roleClients,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

/** Every endpoint, whatever it does, is opened by the same doors. */
describe('every door of the Partner API', () => {
  let gateway: TestGateway
  let clients: Record<Role, ApiClient>
  let otherKey: string

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    const { database } = gateway.runtime
    await database.prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    clients = await roleClients(gateway.runtime, gateway.partnerId)
    otherKey = await createTestPartnerKey(gateway.runtime, 'otherPA')
  })
  afterAll(() => gateway.close())

  const doors = endpoints.map(({ method, path, role }) => ({
    method,
    role,
    path: path.replace(/\{\w+\}/g, 'unknown'),
  }))

  it.each(doors)(
    '$method $path is closed without a right key, and to another partner',
    async ({ method, path }) => {
      const revoked = await createTestPartnerKey(gateway.runtime, gateway.partnerId)
      await gateway.runtime.database.prisma.partnerKey.update({
        where: { keyHash: keyHash(revoked) },
        data: { revokedAt: new Date() },
      })
      for (const headers of [
        {},
        { 'x-api-key': 'wrong' },
        { 'x-api-key': revoked },
        { authorization: `Bearer ${revoked}` },
      ] as Record<string, string>[]) {
        expect(
          (await apiClient(gateway.runtime, gateway.partnerId, headers)(method, path)).status,
        ).toBe(401)
      }
      const { status, says } = await apiClient(gateway.runtime, gateway.partnerId, {
        'x-api-key': otherKey,
      })(method, path)
      expect([status, says]).toEqual([403, `Permission denied for partner ${gateway.partnerId}`])
    },
  )

  it.each(doors)('$method $path asks for the role $role', async ({ method, path, role }) => {
    for (const held of ROLES) {
      const { status, says } = await clients[held](method, path)
      if (roleAllows(held, role)) expect([200, 201, 400, 404, 409, 422]).toContain(status)
      else expect([status, says]).toEqual([403, `This needs the role ${role}; yours is ${held}.`])
    }
  })

  it.each(doors.filter(({ method }) => method !== 'GET'))(
    '$method $path by a session is closed to other origins',
    async ({ method, path }) => {
      const { cookie } = await createTestSession(gateway.runtime, gateway.partnerId, 'owner')
      const forwarded = { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'fairway.example' }
      for (const origin of [{}, { origin: 'http://evil.example' }, { origin: 'null' }] as Record<
        string,
        string
      >[]) {
        const call = apiClient(gateway.runtime, gateway.partnerId, {
          cookie,
          ...forwarded,
          ...origin,
        })
        expect((await call(method, path)).status).toBe(403)
      }
    },
  )
})
