import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OnboardingClient } from '@/lib/contracts/onboarding'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { continueLink, openLink } from '@/lib/server/onboarding/visit-link'
import { changeWaba } from '@/lib/server/testing/change-settings'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const PERSON = {
  method: 'GET',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0',
  purpose: null,
}

describe('where clients stand', () => {
  let gateway: TestGateway
  let people: Record<Role, ApiClient>

  const list = async (query = '') =>
    (await people.viewer('GET', `/onboarding/clients${query}`)).data
  const of = async (clientId: string) =>
    (await list(`?filters={"client_id":"${clientId}"}`)).onboarding_clients[0] as OnboardingClient
  const know = (wabaId: string, onboardingStatus: string, more: object = {}) =>
    changeWaba(gateway, wabaId, { onboardingStatus, onboardingSource: 'provider', ...more })

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    people = await roleClients(gateway.runtime, gateway.partnerId)
  })
  afterAll(() => gateway.close())

  it('goes from stage to stage, with what is missing at each, and why a channel does not go by MM', async () => {
    const { clientId, wabaId } = await gateway.channel()
    await know(wabaId, 'ELIGIBLE')
    expect(await of(clientId)).toMatchObject({
      stage: null,
      next_actions: ['send_link'],
      link: null,
      channels_total: 1,
      channels_by_mm: 0,
      portfolios: [
        {
          accepted: false,
          wabas: [
            {
              waba_id: wabaId,
              bucket: 'can_onboard',
              next_action: 'send_link',
              channels: [{ routing: { reason: 'not_onboarded' }, next_action: 'send_link' }],
            },
          ],
        },
      ],
    })
    const { data: link } = await people.operator('POST', '/onboarding_links', {
      client_id: clientId,
    })
    const token = link.url.split('/o/')[1] as string
    expect(await of(clientId)).toMatchObject({
      stage: 'link_made',
      next_actions: ['remind_to_open'],
      link: { id: link.id, url: null },
    })
    await openLink(gateway.runtime, token, PERSON)
    expect(await of(clientId)).toMatchObject({
      stage: 'opened',
      next_actions: ['remind_to_continue'],
    })
    await continueLink(gateway.runtime, token, 'terms', 'http://fairway.example')
    expect(await of(clientId)).toMatchObject({
      stage: 'opened',
      next_actions: ['remind_to_accept'],
    })
    await know(wabaId, 'PENDING_VALID_PAYMENT_METHOD', { termsSignedAt: new Date() })
    expect(await of(clientId)).toMatchObject({
      stage: 'terms_signed',
      next_actions: ['add_payment_method'],
      link: { status: 'accepted' },
    })
    await know(wabaId, 'ONBOARDED')
    expect(await of(clientId)).toMatchObject({
      stage: 'onboarded',
      next_actions: ['send_first_message'],
      channels_by_mm: 1,
      portfolios: [{ wabas: [{ channels: [{ next_action: null }] }] }],
    })
    await gateway.runtime.database.prisma.client.updateMany({
      where: { id: clientId },
      data: { firstMmDeliveryAt: new Date() },
    })
    expect(await of(clientId)).toMatchObject({
      stage: 'first_mm_delivery',
      next_actions: [],
      first_mm_delivery_at: expect.any(String) as string,
    })
    await know(wabaId, 'INELIGIBLE_INACTIVE_OR_RESTRICTED')
    expect(await of(clientId)).toMatchObject({
      stage: 'terms_signed',
      next_actions: ['resolve_ineligibility'],
    })
    await know(wabaId, 'ONBOARDED')
    await people.operator('DELETE', `/onboarding_links/${link.id}`)
    expect((await of(clientId)).link).toBeNull()
  })

  it('shows portfolios, WABAs and channels as they are', async () => {
    const { partnerId } = gateway
    const [first, { prisma }] = [
      await gateway.channel({ routingOverride: 'off' }),
      gateway.runtime.database,
    ]
    const { clientId } = first
    const second = await gateway.channel({ clientId })
    await prisma.portfolio.createMany({
      data: [
        { partnerId, id: '10', clientId },
        { partnerId, id: '20', clientId },
      ],
    })
    await know(first.wabaId, 'ONBOARDED', {
      portfolio: { connect: { partnerId_id: { partnerId, id: '10' } } },
    })
    await know(second.wabaId, 'INELIGIBLE_COUNTRY_NOT_SUPPORTED', {
      portfolio: { connect: { partnerId_id: { partnerId, id: '20' } } },
    })
    expect(await of(clientId)).toMatchObject({
      next_actions: ['resolve_ineligibility', 'send_first_message'],
      channels_total: 2,
      channels_by_mm: 0,
      portfolios: [
        {
          business_id: '10',
          accepted: true,
          wabas: [{ channels: [{ id: first.id, next_action: 'switch_channel_on' }] }],
        },
        {
          business_id: '20',
          accepted: false,
          wabas: [{ channels: [{ id: second.id, next_action: 'resolve_ineligibility' }] }],
        },
      ],
    })
  })

  it('is a list that is searched, filtered, sorted and paged; the funnel counts the same clients', async () => {
    const { data: empty } = await people.owner('POST', '/clients', { name: 'Zz without channels' })
    const all = await list('?limit=100')
    const actions = all.onboarding_clients.map(
      ({ next_actions }: OnboardingClient) => next_actions[0] ?? null,
    )
    expect(actions).toEqual(['add_channel', 'resolve_ineligibility', null])
    expect((await list('?sort=-next_action')).onboarding_clients.at(-1).client_id).toBe(empty.id)
    expect((await list('?filters={"search":"zZ WITH"}')).onboarding_clients).toMatchObject([
      { client_id: empty.id, stage: null, channels_total: 0 },
    ])
    expect((await list('?filters={"stage":"none"}')).total).toBe(1)
    expect(
      await list('?filters={"next_action":"send_first_message"}&limit=1&offset=1'),
    ).toMatchObject({ total: 1, count: 0 })
    const { data: funnel } = await people.viewer('GET', '/onboarding/funnel')
    expect(funnel).toMatchObject({ clients: 3, not_begun: 1 })
    expect(
      funnel.stages.map(({ reached, waiting }: { reached: number; waiting: number }) => [
        reached,
        waiting,
      ]),
    ).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 1],
      [1, 1],
    ])
    expect(
      (await people.viewer('GET', '/onboarding/clients?filters={"stage":"soon"}')).status,
    ).toBe(422)
  })
})
