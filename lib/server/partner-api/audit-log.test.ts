import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntryView } from '@/lib/contracts/audit-log'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { REMOTE_ADDRESS_HEADER } from '@/lib/server/http/front-door-headers'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
  roleClients,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

describe('the audit log', () => {
  let gateway: TestGateway
  let api: ApiClient
  let people: Record<Role, ApiClient>
  let clientId: string
  let partnerKey: string

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    partnerKey = await createTestPartnerKey(gateway.runtime, gateway.partnerId)
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': partnerKey,
      [REMOTE_ADDRESS_HEADER]: '192.0.2.7',
    })
    people = await roleClients(gateway.runtime, gateway.partnerId)
    clientId = (await api('POST', '/clients', { name: 'Flora Norte' })).data.id
    await people.owner('PATCH', `/clients/${clientId}`, { name: 'Flora Sul' })
    await people.owner('PATCH', '/settings/marketing_templates_routing', { enabled: false })
    await api('DELETE', `/clients/${clientId}`)
  })
  afterAll(() => gateway.close())

  const list = async (filters: object = {}, query = '') =>
    (await api('GET', `/audit_log?filters=${encodeURIComponent(JSON.stringify(filters))}${query}`))
      .data as { total: number; audit_log: AuditEntryView[] }
  const actions = async (filters: object, query = '') =>
    (await list(filters, query)).audit_log.map(({ action }) => action)

  it('says who changed what, before and after, when and from where, newest first', async () => {
    const { total, audit_log: entries } = await list()
    expect([total, entries.map(({ action }) => action)]).toEqual([
      4,
      ['client.delete', 'settings.marketing_templates_routing', 'client.update', 'client.create'],
    ])
    expect(entries[3]).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      actor: expect.stringMatching(/^key:\w+KY$/),
      actor_name: `API key …${partnerKey.slice(-4)}`,
      action: 'client.create',
      subject: clientId,
      before: null,
      after: { name: 'Flora Norte', contact_email: null },
      remote: '192.0.2.7',
    })
    expect(entries[2]).toMatchObject({
      actor: expect.stringMatching(/^user:\w+US$/),
      before: { name: 'Flora Norte' },
      after: { name: 'Flora Sul' },
      remote: null,
    })
    expect(entries[2]!.actor_name).toBe(entries[2]!.actor.slice('user:'.length))
    expect(Math.abs(Date.now() - Date.parse(entries[0]!.at))).toBeLessThan(60_000)
  })

  it('is filtered, sorted and paged', async () => {
    const {
      audit_log: [deleted, , , created],
    } = await list()
    expect(await actions({ action: 'client' })).toEqual([
      'client.delete',
      'client.update',
      'client.create',
    ])
    expect(await actions({ action: 'client.update' })).toEqual(['client.update'])
    expect(await actions({ action: 'cli' })).toEqual([])
    expect(await actions({ subject: clientId, actor: created!.actor }, '&sort=at')).toEqual([
      'client.create',
      'client.delete',
    ])
    expect(await actions({ from: deleted!.at, action: 'client.delete' })).toEqual(['client.delete'])
    expect(await actions({ to: created!.at })).toEqual([])
    expect(
      await actions({ from: '2020-01-01T00:00:00+02:00', to: '2020-01-02T00:00:00Z' }),
    ).toEqual([])
    expect(await actions({}, '&limit=2&offset=1')).toEqual([
      'settings.marketing_templates_routing',
      'client.update',
    ])
  })

  it('keeps entries of one moment in their order, in both directions', async () => {
    const { prisma } = gateway.runtime.database
    const at = new Date('2026-01-01T00:00:00Z')
    for (const id of ['3', '1', '2'])
      await prisma.auditLog.create({
        data: {
          partnerId: gateway.partnerId,
          id,
          at,
          actor: 'system',
          action: 'together',
          subject: id,
        },
      })
    const subjects = async (query: string) =>
      (await list({ action: 'together' }, query)).audit_log.map(({ subject }) => subject)
    expect(await subjects('')).toEqual(['3', '2', '1'])
    expect(await subjects('&sort=at')).toEqual(['1', '2', '3'])
  })

  it.each([
    ['?filters={"from":"yesterday"}', 'filters.from'],
    ['?filters={"to":1}', 'filters.to'],
    ['?filters={"who":"x"}', 'filters.who'],
    ['?sort=actor', 'sort.0'],
    ['?offset=-1', 'offset'],
  ])('refuses %s at %s', async (query, at) => {
    const { status, data } = await api('GET', `/audit_log${query}`)
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([422, [at]])
  })

  it('is a CSV file too, oldest first, filtered alike', async () => {
    const file = (filters: object) =>
      api('GET', `/audit_log.csv?filters=${encodeURIComponent(JSON.stringify(filters))}`)
    const lines = (await file({ action: 'client' })).data.trim().split('\n')
    expect(lines[0]).toBe('id,at,actor,actor_name,action,subject,before,after,remote')
    expect(lines.slice(1).map((line: string) => line.split(',')[4])).toEqual([
      '"client.create"',
      '"client.update"',
      '"client.delete"',
    ])
    expect(lines[2]).toContain('""name"":""Flora Norte""')
    expect((await file({ who: 'x' })).status).toBe(422)
  })

  it('is closed to viewers and to other partners', async () => {
    for (const path of ['/audit_log', '/audit_log.csv']) {
      expect((await people.viewer('GET', path)).status).toBe(403)
      expect((await people.operator('GET', path)).status).toBe(200)
    }
    const { runtime } = gateway
    await runtime.database.prisma.partner.create({
      data: { id: 'otherPA', name: 'Other', revision: { create: {} } },
    })
    const other = apiClient(runtime, 'otherPA', {
      'x-api-key': await createTestPartnerKey(runtime, 'otherPA'),
    })
    expect((await other('GET', '/audit_log')).data).toMatchObject({ total: 0, audit_log: [] })
    expect((await other('GET', '/audit_log.csv')).data.trim().split('\n')).toHaveLength(1)
  })
})
