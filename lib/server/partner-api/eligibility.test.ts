import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

describe('eligibility', () => {
  let gateway: TestGateway
  let api: ApiClient

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    const { prisma } = gateway.runtime.database
    await prisma.client.create({ data: { partnerId: gateway.partnerId, id: 'aCL', name: 'A' } })
    const waba = { partnerId: gateway.partnerId, clientId: 'aCL' }
    const termsSignedAt = new Date('2026-11-01T10:00:00Z')
    await prisma.waba.createMany({
      data: [
        {
          ...waba,
          id: '1',
          onboardingStatus: 'ONBOARDED',
          onboardingSource: 'terms_event',
          termsSignedAt,
        },
        {
          ...waba,
          id: '2',
          onboardingStatus: 'SOMETHING_NEW',
          onboardingSource: 'provider',
          checkError: 'timed out',
        },
        {
          ...waba,
          id: '3',
          onboardingStatus: 'ONBOARDED',
          onboardingSource: 'provider',
          notOnboardedUntil: new Date(Date.now() + 60_000),
        },
        { ...waba, id: '4' },
      ],
    })
  })
  afterAll(() => gateway.close())

  it('shows each WABA as routing knows it', async () => {
    const { data } = await api('GET', '/eligibility')
    expect(
      data.eligibility.map(({ waba_id, status, bucket, source }: Record<string, unknown>) => [
        waba_id,
        status,
        bucket,
        source,
      ]),
    ).toEqual([
      ['1', 'ONBOARDED', 'active', 'terms_event'],
      ['2', 'SOMETHING_NEW', 'unknown', 'provider'],
      ['3', 'ONBOARDED', 'can_onboard', 'learned'],
      ['4', null, 'unknown', null],
    ])
    expect(data.eligibility[0].terms_signed_at).toBe('2026-11-01T10:00:00.000Z')
    expect(data.eligibility[1].error).toBe('timed out')
    expect((await api('GET', '/eligibility?filters={"waba_id":"3"}')).data.total).toBe(1)
  })
})
