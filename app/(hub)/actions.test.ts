import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as overviewActions from '@/app/(hub)/(overview)/actions'
import * as channelActions from '@/app/(hub)/channels/actions'
import * as composeActions from '@/app/(hub)/compose/actions'
import * as eventActions from '@/app/(hub)/events/actions'
import * as integrationActions from '@/app/(hub)/integration/actions'
import * as onboardingActions from '@/app/(hub)/onboarding/actions'
import * as teamActions from '@/app/(hub)/team/actions'
import * as templateActions from '@/app/(hub)/templates/actions'
import type { ApiAnswer } from '@/lib/contracts/envelope'
import { ROLES, type Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { offerRuntime } from '@/lib/server/runtime-handle'
import { createTestSession } from '@/lib/server/testing/create-test-session'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

/** The request being served, as Next tells of it. */
const request = vi.hoisted(() => ({ cookie: '', headers: {} as Record<string, string> }))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    toString: () => request.cookie,
    get: (name: string) => {
      const value = request.cookie
        .split('; ')
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1)
      return value === undefined ? undefined : { value }
    },
  }),
  headers: async () => new Headers(request.headers),
}))

const OWN = {
  origin: 'http://fairway.example',
  'x-forwarded-proto': 'http',
  'x-forwarded-host': 'fairway.example',
}
const FROM_NOWHERE = { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'fairway.example' }
const UNKNOWN = 'nobodyCH'
const TEMPLATE = { waba_id: '1', name: 'none', language: 'en' }

/** Every action with what it may be called with, and the least role that may. */
const ACTIONS: Record<
  string,
  { role: Role; call(channelId: string): Promise<ApiAnswer<unknown>> }
> = {
  muteAlert: {
    role: 'operator',
    call: () => overviewActions.muteAlert({ id: 'none', muted: true }),
  },
  setAlerts: {
    role: 'owner',
    call: () => integrationActions.setAlerts({ webhook_url: 'http://127.0.0.1/' }),
  },
  setRouting: { role: 'owner', call: () => integrationActions.setRouting({ enabled: false }) },
  setHub: { role: 'owner', call: () => integrationActions.setHub({ hub_partner_id: 'otherPA' }) },
  switchHubRoutingOff: { role: 'owner', call: () => integrationActions.switchHubRoutingOff() },
  createPartnerKey: { role: 'owner', call: () => integrationActions.createPartnerKey() },
  revokePartnerKey: { role: 'owner', call: () => integrationActions.revokePartnerKey('noneKY') },
  setWebhookEndpoint: {
    role: 'owner',
    call: () => integrationActions.setWebhookEndpoint({ meta_app_secret: 'a-secret-of-meta' }),
  },
  createForwardSecret: { role: 'owner', call: () => integrationActions.createForwardSecret() },
  testWebhookEndpoint: { role: 'operator', call: () => integrationActions.testWebhookEndpoint() },
  updatePerson: {
    role: 'owner',
    call: () => teamActions.updatePerson({ id: 'noneUS', change: { role: 'owner' } }),
  },
  removePerson: { role: 'owner', call: () => teamActions.removePerson('noneUS') },
  createInvitation: {
    role: 'owner',
    call: () => teamActions.createInvitation({ email: 'ana@example.com', role: 'viewer' }),
  },
  revokeInvitation: { role: 'owner', call: () => teamActions.revokeInvitation('noneIN') },
  changePassword: {
    role: 'viewer',
    call: () => teamActions.changePassword({ current: 'wrong', new: 'a password of the tests' }),
  },
  setOverride: { role: 'operator', call: (id) => channelActions.setOverride({ id, mode: 'off' }) },
  setOverrides: {
    role: 'operator',
    call: (id) => channelActions.setOverrides({ channel_ids: [id], mode: 'on' }),
  },
  createChannel: { role: 'owner', call: () => channelActions.createChannel({} as never) },
  updateChannel: {
    role: 'owner',
    call: (id) => channelActions.updateChannel({ id, change: { name: 'Other' } }),
  },
  deleteChannel: { role: 'owner', call: () => channelActions.deleteChannel(UNKNOWN) },
  createClient: { role: 'owner', call: () => channelActions.createClient({ name: 'Flora' }) },
  importChannels: { role: 'owner', call: () => channelActions.importChannels('name\n') },
  createChannelKey: { role: 'owner', call: (id) => channelActions.createChannelKey(id) },
  pointProviderWebhook: { role: 'owner', call: (id) => channelActions.pointProviderWebhook(id) },
  revokeChannelKey: {
    role: 'owner',
    call: (id) => channelActions.revokeChannelKey({ channelId: id, keyId: 'noneKY' }),
  },
  createOnboardingLink: {
    role: 'operator',
    call: () => onboardingActions.createOnboardingLink({ client_id: 'noneCL' }),
  },
  revokeOnboardingLink: {
    role: 'operator',
    call: () => onboardingActions.revokeOnboardingLink('noneLK'),
  },
  refreshEligibility: { role: 'operator', call: () => onboardingActions.refreshEligibility() },
  setCloudMarketing: {
    role: 'owner',
    call: () => onboardingActions.setCloudMarketing({ wabaId: '1', enabled: true }),
  },
  replayEvent: { role: 'operator', call: () => eventActions.replayEvent('none') },
  replayEvents: { role: 'operator', call: () => eventActions.replayEvents({ state: 'hub' }) },
  retryDelivery: { role: 'operator', call: () => eventActions.retryDelivery('none') },
  sendTest: {
    role: 'operator',
    call: (id) =>
      composeActions.sendTest({ channel_id: id, message: { type: 'text' }, via: 'auto' }),
  },
  warmUpTemplates: { role: 'operator', call: () => templateActions.warmUpTemplates() },
  pinCategory: {
    role: 'operator',
    call: () => templateActions.pinCategory({ ...TEMPLATE, category: 'marketing' }),
  },
  forgetCategory: { role: 'operator', call: () => templateActions.forgetCategory(TEMPLATE) },
  createTemplate: { role: 'owner', call: () => templateActions.createTemplate({} as never) },
  changeTemplate: {
    role: 'owner',
    call: () => templateActions.changeTemplate({ path: TEMPLATE, change: { category: 'UTILITY' } }),
  },
}

describe('server actions', () => {
  let gateway: TestGateway
  let channelId: string
  const cookies: Partial<Record<Role, string>> = {}

  const changes = () =>
    gateway.runtime.database.prisma.auditLog.count({ where: { partnerId: gateway.partnerId } })

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    offerRuntime(gateway.runtime)
    channelId = (await gateway.channel()).id
    for (const role of ROLES)
      cookies[role] = (await createTestSession(gateway.runtime, gateway.partnerId, role)).cookie
  })
  afterAll(() => gateway.close())

  it('are all tried here', () => {
    expect(Object.keys(ACTIONS).sort()).toEqual(
      [
        overviewActions,
        channelActions,
        composeActions,
        eventActions,
        integrationActions,
        onboardingActions,
        teamActions,
        templateActions,
      ]
        .flatMap(Object.keys)
        .sort(),
    )
  })

  describe.each(Object.entries(ACTIONS))('%s', (_name, { role: needed, call }) => {
    const lesser = ROLES.slice(0, ROLES.indexOf(needed))

    it.each(lesser)(
      `is refused to a %s, who is no ${needed}, and changes nothing`,
      async (role) => {
        Object.assign(request, { cookie: cookies[role], headers: OWN })
        const before = await changes()
        expect(await call(channelId)).toMatchObject({
          status: 403,
          envelope: {
            meta: { developer_message: `This needs the role ${needed}; yours is ${role}.` },
          },
        })
        expect(await changes()).toBe(before)
      },
    )

    it('is refused without a session, and from another site', async () => {
      const before = await changes()
      Object.assign(request, { cookie: '', headers: OWN })
      expect((await call(channelId)).status).toBe(401)
      Object.assign(request, {
        cookie: cookies.owner,
        headers: { ...OWN, origin: 'https://evil.example' },
      })
      expect((await call(channelId)).status).toBe(403)
      Object.assign(request, { cookie: cookies.owner, headers: FROM_NOWHERE })
      expect((await call(channelId)).status).toBe(403)
      expect(await changes()).toBe(before)
    })

    it(`is let in for a ${needed}`, async () => {
      Object.assign(request, { cookie: cookies[needed], headers: OWN })
      expect([401, 403]).not.toContain((await call(channelId)).status)
    })
  })

  it('reach nobody and nothing of another partner', async () => {
    Object.assign(request, { cookie: cookies.owner, headers: OWN })
    const { prisma } = gateway.runtime.database
    await prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    const { userId } = await createTestSession(gateway.runtime, 'otherPA', 'viewer')
    const invitation = {
      partnerId: 'otherPA',
      id: 'otherIN',
      email: 'x@example.com',
      role: 'viewer',
      tokenHash: 'none',
      createdBy: 'system',
      expiresAt: new Date(),
    } as const
    await prisma.invitation.create({ data: invitation })
    expect((await teamActions.updatePerson({ id: userId, change: { role: 'owner' } })).status).toBe(
      404,
    )
    expect((await teamActions.removePerson(userId)).status).toBe(404)
    expect((await teamActions.revokeInvitation('otherIN')).status).toBe(404)
    expect(await prisma.user.findMany({ where: { partnerId: 'otherPA' } })).toMatchObject([
      { id: userId, role: 'viewer' },
    ])
    expect(await prisma.invitation.count({ where: { partnerId: 'otherPA' } })).toBe(1)
  })

  it("reach only what is the reader's own, whatever they are given", async () => {
    Object.assign(request, { cookie: cookies.owner, headers: OWN })
    for (const id of ['..', '.', 'a/b', '%2e%2e', { toString: () => '../../api_keys' }]) {
      expect((await channelActions.createChannelKey(id as string)).status).toBe(404)
    }
  })
})
