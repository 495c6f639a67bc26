import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { continueLink, followLink, openLink } from '@/lib/server/onboarding/visit-link'
import { changeChannel, changeWaba } from '@/lib/server/testing/change-settings'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const PERSON = {
  method: 'GET',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0',
  purpose: null,
}
const PREVIEW = { ...PERSON, userAgent: 'WhatsApp/2.23.20.0' }
const ORIGIN = 'http://fairway.example'

describe('onboarding links', () => {
  let gateway: TestGateway
  let people: Record<Role, ApiClient>
  let clientId: string
  let wabas: string[]

  const make = async (body: object = { client_id: clientId }) =>
    (await people.operator('POST', '/onboarding_links', body)).data as { id: string; url: string }
  const tokenOf = ({ url }: { url: string }) => url.split('/o/')[1]!
  const statusOf = async (id: string) =>
    (await people.viewer('GET', `/onboarding_links/${id}`)).data
  const accept = (wabaId: string) =>
    changeWaba(gateway, wabaId, {
      onboardingStatus: 'ONBOARDED',
      onboardingSource: 'terms_event',
      termsSignedAt: new Date(),
    })
  const change = (id: string, data: object) =>
    gateway.runtime.database.prisma.onboardingLink.update({
      where: { partnerId_id: { partnerId: gateway.partnerId, id } },
      data,
    })

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { APP_URL: 'https://hub.example' },
    })
    people = await roleClients(gateway.runtime, gateway.partnerId)
    const { partnerId } = gateway
    const first = await gateway.channel()
    clientId = first.clientId
    wabas = [
      first.wabaId,
      (await gateway.channel({ clientId })).wabaId,
      (await gateway.channel({ clientId })).wabaId,
    ]
    await gateway.runtime.database.prisma.portfolio.createMany({
      data: [
        { partnerId, id: '1', clientId },
        { partnerId, id: '2', clientId },
      ],
    })
    for (const [index, id] of wabas.entries())
      await changeWaba(gateway, id, {
        portfolio: { connect: { partnerId_id: { partnerId, id: index === 2 ? '2' : '1' } } },
      })
  })
  afterAll(() => gateway.close())

  it('are made for a client, with a life, a token of 128 bits that stands nowhere in clear, and an audit row without it', async () => {
    const { status, data } = await people.operator('POST', '/onboarding_links', {
      client_id: clientId,
      expires_in_hours: 48,
    })
    expect(status).toBe(201)
    expect(data).toMatchObject({
      id: expect.stringMatching(/LK$/),
      client_id: clientId,
      client_name: clientId,
      status: 'created',
      opened_count: 0,
      first_opened_at: null,
      revoked_at: null,
      portfolios: [
        { business_id: '1', accepted: false, waba_ids: wabas.slice(0, 2).sort() },
        { business_id: '2', accepted: false, waba_ids: [wabas[2]] },
      ],
    })
    expect(data.url).toMatch(/^https:\/\/hub\.example\/o\/[\w-]{22}$/)
    expect(Date.parse(data.expires_at) - Date.parse(data.created_at)).toBe(48 * 3_600_000)
    const token = tokenOf(data)
    const rows = await gateway.runtime.database.query(
      "SELECT token_hash, encode(token_encrypted, 'escape') AS sealed FROM onboarding_link",
    )
    const audit = (await people.owner('GET', '/audit_log?filters={"action":"onboarding_link"}'))
      .data.audit_log
    expect(audit[0]).toMatchObject({
      action: 'onboarding_link.create',
      subject: data.id,
      after: { client_id: clientId },
    })
    expect(JSON.stringify([rows, audit])).not.toContain(token)
  })

  it('live 720 hours where nothing is said; their address is for operators and owners', async () => {
    const link = await make()
    const shown = await Promise.all(
      ['viewer', 'operator', 'owner'].map(
        async (role) => (await people[role as Role]('GET', `/onboarding_links/${link.id}`)).data,
      ),
    )
    expect(shown.map(({ url }) => url)).toEqual([null, link.url, link.url])
    expect(Date.parse(shown[0].expires_at) - Date.parse(shown[0].created_at)).toBe(720 * 3_600_000)
    const { data: list } = await people.viewer(
      'GET',
      `/onboarding_links?filters={"client_id":"${clientId}"}`,
    )
    expect([list.total, list.onboarding_links[0].id, list.onboarding_links[0].url]).toEqual([
      2,
      link.id,
      null,
    ])
  })

  it.each([
    [{ client_id: 'nobodyCL' }, 'client_id'],
    [{ client_id: 'x', expires_in_hours: 0 }, 'expires_in_hours'],
    [{ client_id: 'x', expires_in_hours: 8761 }, 'expires_in_hours'],
    [{ expires_in_hours: 5 }, 'expires_in_hours'],
    [{ client: 'x' }, 'client'],
  ])('are refused for %j at %s', async (body, path) => {
    const { status, data } = await people.operator('POST', '/onboarding_links', body)
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([
      422,
      [path],
    ])
  })

  it('count what people open, and no previews; then the way to the terms', async () => {
    const link = await make()
    const token = tokenOf(link)
    for (const visitor of [
      PREVIEW,
      { ...PERSON, method: 'HEAD' },
      { ...PERSON, purpose: 'prefetch' },
    ]) {
      expect(await openLink(gateway.runtime, token, visitor)).toMatchObject({
        clientName: clientId,
        status: { status: 'created', portfolios: 2, accepted: 0 },
      })
    }
    expect(await statusOf(link.id)).toMatchObject({ status: 'created', opened_count: 0 })
    await openLink(gateway.runtime, token, PERSON)
    await openLink(gateway.runtime, token, PERSON)
    expect(await statusOf(link.id)).toMatchObject({
      status: 'opened',
      opened_count: 2,
      first_opened_at: expect.any(String) as string,
    })
    expect(await continueLink(gateway.runtime, token, 'terms', ORIGIN)).toBe(
      `${gateway.sandbox.url}/_sandbox/terms?waba_id=${wabas.slice(0, 2).sort()[0]}`,
    )
    expect((await statusOf(link.id)).status).toBe('continued')
    expect(await continueLink(gateway.runtime, token, 'signup', ORIGIN)).toBeNull()
  })

  it('are accepted portfolio by portfolio, in any order; all that concerns the client, nothing of another', async () => {
    const link = await make()
    const token = tokenOf(link)
    const other = await gateway.channel()
    const otherLink = await make({ client_id: other.clientId })
    await accept(wabas[2]!)
    expect(await followLink(gateway.runtime, token)).toMatchObject({
      status: { status: 'partly_accepted', portfolios: 2, accepted: 1 },
    })
    await accept(wabas[0]!)
    expect(await statusOf(link.id)).toMatchObject({
      status: 'accepted',
      portfolios: [{ accepted: true }, { accepted: true }],
    })
    expect(await statusOf(otherLink.id)).toMatchObject({ status: 'created' })
    expect(await followLink(gateway.runtime, tokenOf(otherLink))).toEqual({
      partnerName: gateway.partnerId,
      clientName: other.clientId,
      status: { status: 'created', portfolios: 1, accepted: 0 },
      hasSignup: false,
    })
    await change(link.id, { expiresAt: new Date(0) })
    expect((await followLink(gateway.runtime, token))?.status.status).toBe('accepted')
    const gone = await gateway.channel({ clientId })
    expect((await statusOf(link.id)).status).toBe('expired')
    await changeChannel(gateway, gone.id, { deletedAt: new Date() })
    expect((await statusOf(link.id)).status).toBe('accepted')
  })

  it('that are unknown, expired or revoked answer alike', async () => {
    const { clientId: third } = await gateway.channel()
    const [expired, revoked] = [await make({ client_id: third }), await make({ client_id: third })]
    await change(expired.id, { expiresAt: new Date(0) })
    expect(await people.operator('DELETE', `/onboarding_links/${revoked.id}`)).toMatchObject({
      status: 200,
      data: { id: revoked.id },
    })
    expect(await people.operator('DELETE', `/onboarding_links/${revoked.id}`)).toMatchObject({
      status: 200,
    })
    for (const token of [tokenOf(expired), tokenOf(revoked), 'unknown', '']) {
      expect(await openLink(gateway.runtime, token, PERSON)).toBeNull()
      expect(await followLink(gateway.runtime, token)).toBeNull()
      expect(await continueLink(gateway.runtime, token, 'terms', ORIGIN)).toBeNull()
    }
    expect(await statusOf(expired.id)).toMatchObject({ status: 'expired', opened_count: 0 })
    expect(await statusOf(revoked.id)).toMatchObject({
      status: 'revoked',
      opened_count: 0,
      continued_at: null,
    })
    expect((await people.operator('DELETE', '/onboarding_links/nobodyLK')).status).toBe(404)
  })

  it("without a client is the partner's own: one, without an end, until it is revoked", async () => {
    const both = await Promise.all([
      people.operator('POST', '/onboarding_links'),
      people.owner('POST', '/onboarding_links'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    const [{ data: link }, { data: again }] = both as [
      { data: { id: string; url: string } },
      { data: { id: string } },
    ]
    expect(again.id).toBe(link.id)
    expect(link).toMatchObject({
      client_id: null,
      client_name: null,
      expires_at: null,
      portfolios: [],
      status: 'created',
    })
    expect(
      (await people.viewer('GET', '/onboarding_links?filters={"scope":"partner"}')).data.total,
    ).toBe(1)
    expect(await openLink(gateway.runtime, tokenOf(link), PERSON)).toMatchObject({
      clientName: null,
      status: { portfolios: 0, status: 'opened' },
    })
    expect(await continueLink(gateway.runtime, tokenOf(link), 'terms', ORIGIN)).toBe(
      `${gateway.sandbox.url}/_sandbox/terms`,
    )
    await people.operator('DELETE', `/onboarding_links/${link.id}`)
    expect((await people.operator('POST', '/onboarding_links')).data.id).not.toBe(link.id)
  })

  it("lead to MM_TERMS_URL as soon as a channel is not in the sandbox, and to Meta's signup where it is set up", async () => {
    const { clientId: fourth, wabaId } = await gateway.channel({ provider: '360dialog' })
    const token = tokenOf(await make({ client_id: fourth }))
    expect(await continueLink(gateway.runtime, token, 'terms', ORIGIN)).toBe(
      'https://hub.360dialog.com/mmlite-tos',
    )
    Object.assign(gateway.runtime.settings, { META_APP_ID: '12', META_CONFIG_ID: '34' })
    const url = new URL((await continueLink(gateway.runtime, token, 'signup', ORIGIN))!)
    expect(`${url.origin}${url.pathname}`).toBe('https://www.facebook.com/v25.0/dialog/oauth')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: '12',
      config_id: '34',
      redirect_uri: `${ORIGIN}/o/returned`,
      state: token,
    })
    expect(JSON.parse(url.searchParams.get('extras')!)).toMatchObject({
      features: [{ name: 'marketing_messages_lite' }],
    })
    expect(url.href).not.toContain(wabaId)
  })
})
