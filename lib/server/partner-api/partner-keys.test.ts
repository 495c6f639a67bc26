import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

describe('the keys of the Partner API', () => {
  let gateway: TestGateway
  let api: ApiClient
  const withKey = (key: string) =>
    apiClient(gateway.runtime, gateway.partnerId, { 'x-api-key': key })

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = withKey(await createTestPartnerKey(gateway.runtime, gateway.partnerId))
  })
  afterAll(() => gateway.close())

  it('are shown once and kept as a hash; another one stays valid, a revoked one opens nothing', async () => {
    const first = await api('POST', '/api_keys')
    const second = await api('POST', '/api_keys')
    expect([first.status, second.status]).toEqual([201, 201])
    const { id, api_key } = first.data
    for (const key of [api_key, second.data.api_key])
      expect((await withKey(key)('GET', '/api_keys')).status).toBe(200)

    const { data } = await api('GET', '/api_keys')
    expect(data.api_keys.find((key: { id: string }) => key.id === id)).toMatchObject({
      last_four: api_key.slice(-4),
      revoked_at: null,
      created_by: expect.stringMatching(/^key:/),
    })
    expect(JSON.stringify(data)).not.toContain(api_key)
    const rows = await gateway.runtime.database.query<{ text: string }>(
      'SELECT k::text AS text FROM partner_key k WHERE id = $1',
      [id],
    )
    expect(rows[0]!.text).toContain(keyHash(api_key))
    expect(rows[0]!.text).not.toContain(api_key)

    expect(await api('DELETE', `/api_keys/${id}`)).toMatchObject({ status: 200, data: { id } })
    expect((await withKey(api_key)('GET', '/clients')).status).toBe(401)
    expect((await withKey(second.data.api_key)('GET', '/clients')).status).toBe(200)
    expect((await api('DELETE', `/api_keys/${id}`)).status).toBe(404)
  })

  it("are the partner's own: another partner's key is not there to revoke", async () => {
    const { database } = gateway.runtime
    await database.prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    const otherKey = await createTestPartnerKey(gateway.runtime, 'otherPA')
    const other = await database.prisma.partnerKey.findUniqueOrThrow({
      where: { keyHash: keyHash(otherKey) },
    })
    expect((await api('DELETE', `/api_keys/${other.id}`)).status).toBe(404)
    expect(
      (await apiClient(gateway.runtime, 'otherPA', { 'x-api-key': otherKey })('GET', '/clients'))
        .status,
    ).toBe(200)
  })
})
