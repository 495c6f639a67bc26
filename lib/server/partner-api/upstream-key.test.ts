import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const CHECKED = '/channels?check_key=true'

describe('a channel whose key is to be checked', () => {
  let gateway: TestGateway
  let api: ApiClient
  let given: object

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    const { data } = await api('POST', '/clients', { name: 'Flora Norte' })
    given = {
      client_id: data.id,
      name: 'Flora',
      provider: '360dialog',
      phone_number: '+5511987654321',
      phone_number_id: '1',
      waba_id: '102290129340398',
      business_id: '3',
    }
  })
  afterAll(() => gateway.close())

  it.each(['360dialog', 'meta', 'sandbox'])(
    'is not made where %s refuses the key',
    async (provider) => {
      const { status, data } = await api('POST', CHECKED, {
        ...given,
        provider,
        upstream_api_key: 'sandbox-revoked-1',
      })
      expect({ status, data }).toEqual({
        status: 422,
        data: {
          issues: [
            { path: 'upstream_api_key', message: 'The provider refused the key (HTTP 401).' },
          ],
        },
      })
      expect((await api('GET', '/channels')).data.total).toBe(0)
    },
  )

  it('is made where the provider takes it, and keeps it until the provider takes another', async () => {
    const {
      status,
      data: { id },
    } = await api('POST', CHECKED, { ...given, upstream_api_key: 'a-good-key' })
    expect(status).toBe(201)
    const change = { name: 'Other', upstream_api_key: 'sandbox-blocked-1' }
    expect(await api('PATCH', `/channels/${id}?check_key=true`, change)).toMatchObject({
      status: 422,
      data: { issues: [{ path: 'upstream_api_key' }] },
    })
    expect((await api('GET', `/channels/${id}`)).data.name).toBe('Flora')
    expect(
      (
        await api('PATCH', `/channels/${id}?check_key=true`, {
          ...change,
          upstream_api_key: 'another-good-key',
        })
      ).status,
    ).toBe(200)
    expect((await api('PATCH', '/channels/nobodyCH?check_key=true', change)).status).toBe(404)
  })

  it('is not made unseen: without the check any key is taken, as imports need it', async () => {
    const unchecked = { ...given, phone_number_id: '2', upstream_api_key: 'sandbox-revoked-2' }
    expect((await api('POST', '/channels', unchecked)).status).toBe(201)
    expect((await api('POST', '/channels?check_key=perhaps', unchecked)).status).toBe(422)
  })

  it('is not made while the provider cannot be asked', async () => {
    const away = await startTestGateway({
      database: await openTestDatabase(),
      settings: { D360_BASE_URL: 'http://127.0.0.1:9' },
    })
    const key = await createTestPartnerKey(away.runtime, away.partnerId)
    const ask = apiClient(away.runtime, away.partnerId, { 'x-api-key': key })
    const {
      data: { id },
    } = await ask('POST', '/clients', { name: 'Flora Norte' })
    const answer = await ask('POST', CHECKED, {
      ...given,
      client_id: id,
      upstream_api_key: 'a-third-key',
    })
    expect(answer).toMatchObject({
      status: 502,
      says: expect.stringContaining('The key could not be checked'),
    })
    expect((await ask('GET', '/channels')).data.total).toBe(0)
    await away.close()
  })
})
