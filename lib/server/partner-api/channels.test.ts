import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createLog } from '@/lib/server/log'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

describe('clients and channels', () => {
  let gateway: TestGateway
  let api: ApiClient
  let clientId: string
  let logged = ''
  let serial = 0

  const channelOf = (given: object = {}) => {
    serial += 1
    return {
      client_id: clientId,
      name: `Channel ${serial}`,
      provider: 'sandbox',
      phone_number: '+55 11 98765-4321',
      phone_number_id: `10000${serial}`,
      waba_id: `20000${serial}`,
      business_id: '3000',
      upstream_api_key: `the-upstream-key-${serial}`,
      ...given,
    }
  }
  const create = async (given: object = {}) =>
    (await api('POST', '/channels', channelOf(given))).data

  beforeAll(async () => {
    const log = createLog('trace', {
      write: (line) => {
        logged += line
      },
    })
    gateway = await startTestGateway({ database: await openTestDatabase(), log })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    clientId = (
      await api('POST', '/clients', {
        name: 'Flora Norte',
        contact_email: 'ops@floranorte.example',
      })
    ).data.id
  })
  afterAll(() => gateway.close())

  it('keeps clients: list, one, change, and deletion only without channels', async () => {
    const made = await api('POST', '/clients', { name: 'Casa Sul' })
    expect(made).toMatchObject({
      status: 201,
      data: {
        id: expect.stringMatching(/CL$/),
        name: 'Casa Sul',
        contact_email: null,
        channels: 0,
      },
    })
    const { id } = made.data
    expect((await api('GET', `/clients/${id}`)).data).toEqual(made.data)
    expect(
      (await api('PATCH', `/clients/${id}`, { contact_email: 'a@b.example' })).data,
    ).toMatchObject({ name: 'Casa Sul', contact_email: 'a@b.example' })
    expect(
      (await api('GET', '/clients?sort=-name')).data.clients.map(
        ({ name }: { name: string }) => name,
      ),
    ).toEqual(['Flora Norte', 'Casa Sul'])
    expect((await api('GET', '/clients?filters={"name":"casa"}')).data).toMatchObject({
      count: 1,
      total: 1,
    })
    await create({ client_id: id, business_id: '3001' })
    expect(await api('DELETE', `/clients/${id}`)).toMatchObject({
      status: 409,
      says: `Client ${id} has 1 channels; delete them first.`,
    })
    expect(await api('DELETE', '/clients/nobodyCL')).toMatchObject({ status: 404 })
    const empty = (await api('POST', '/clients', { name: 'Empty' })).data.id
    expect(await api('DELETE', `/clients/${empty}`)).toMatchObject({
      status: 200,
      data: { id: empty },
    })
    expect((await api('GET', `/clients/${empty}`)).status).toBe(404)
  })

  it.each([
    [{ name: '' }, 'name'],
    [{}, 'name'],
    [{ name: 'x', contact_email: 'nowhere' }, 'contact_email'],
    [{ name: 'x', colour: 'red' }, 'colour'],
    [{ name: 3 }, 'name'],
  ])('refuses a client %j at %s', async (body, path) => {
    const { status, data } = await api('POST', '/clients', body)
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([
      422,
      [path],
    ])
  })

  it('creates a channel that shows everything but its key, and sends at once', async () => {
    const given = channelOf({
      rate_limit_mps: 80,
      default_activity_sharing: true,
      mm_status: 'ELIGIBLE',
    })
    const { status, data } = await api('POST', '/channels', given)
    expect(status).toBe(201)
    const { upstream_api_key, ...shown } = given
    expect(data).toMatchObject({
      ...shown,
      id: expect.stringMatching(/CH$/),
      phone_number: '5511987654321',
      country: 'BR',
      client_name: 'Flora Norte',
      accept_upstream_key: true,
      routing: { override: 'inherit', effective: 'messages', reason: 'not_onboarded' },
      mm_status: { status: 'ELIGIBLE', bucket: 'can_onboard', source: 'manual' },
    })
    expect(JSON.stringify(data)).not.toContain(upstream_api_key)
    const activity = {
      accepted_7_days: { marketing_messages: 0, messages: 0 },
      last_event_at: null,
    }
    expect((await api('GET', `/channels/${data.id}`)).data).toEqual({ ...data, activity })
    const sent = await gateway.send(upstream_api_key, templateMessage('autumn_sale'))
    expect([sent.status, sent.headers['x-fairway-reason']]).toEqual([200, 'not_onboarded'])
  })

  it.each([
    [{ client_id: 'nobodyCL' }, 'client_id'],
    [{ provider: 'twilio' }, 'provider'],
    [{ phone_number: 'call me' }, 'phone_number'],
    [{ waba_id: 'a b' }, 'waba_id'],
    [{ upstream_api_key: 'short' }, 'upstream_api_key'],
    [{ forward_url: 'ftp://x.example' }, 'forward_url'],
    [{ forward_url: 'http://10.0.0.1/' }, 'forward_url'],
    [{ forward_url: 'https://me:secret@x.example' }, 'forward_url'],
    [{ rate_limit_mps: 0 }, 'rate_limit_mps'],
    [{ default_activity_sharing: 'yes' }, 'default_activity_sharing'],
    [{ mm_status: '?' }, 'mm_status'],
    [{ suppress_us: null }, 'suppress_us'],
    [{ override: 'on' }, 'override'],
  ])('refuses a channel with %j at %s, and keeps nothing of it', async (given, path) => {
    const before = (await api('GET', '/channels')).data.total
    const { status, data } = await api('POST', '/channels', channelOf(given))
    expect([status, data.issues.map((issue: { path: string }) => issue.path)]).toEqual([
      422,
      [path],
    ])
    expect((await api('GET', '/channels')).data.total).toBe(before)
  })

  it('keeps a WABA and a portfolio with one client, a number and a key with one channel', async () => {
    const first = channelOf()
    await api('POST', '/channels', first)
    const other = (await api('POST', '/clients', { name: 'Other' })).data.id
    const refused = async (given: object) =>
      (await api('POST', '/channels', channelOf(given))).data.issues?.map(
        ({ path }: { path: string }) => path,
      )
    expect(
      await refused({ client_id: other, waba_id: first.waba_id, business_id: '3999' }),
    ).toEqual(['waba_id'])
    expect(await refused({ client_id: other })).toEqual(['business_id'])
    expect(await refused({ phone_number_id: first.phone_number_id })).toEqual(['phone_number_id'])
    expect(await refused({ upstream_api_key: first.upstream_api_key })).toEqual([
      'upstream_api_key',
    ])
    expect((await api('POST', '/channels', channelOf({ waba_id: first.waba_id }))).status).toBe(201)
  })

  it('changes only what is given, also at once for the next send', async () => {
    const key = 'another-upstream-key'
    const { id, ...before } = await create({ suppress_us: true })
    const { data } = await api('PATCH', `/channels/${id}`, {
      name: 'Renamed',
      upstream_api_key: key,
    })
    expect(data).toEqual({ id, ...before, name: 'Renamed', updated_at: data.updated_at })
    expect((await gateway.send(key, templateMessage('autumn_sale'))).status).toBe(200)
    await api('PATCH', `/channels/${id}`, { accept_upstream_key: false })
    expect((await gateway.send(key, templateMessage('autumn_sale'))).status).toBe(401)
    expect((await api('PATCH', '/channels/nobodyCH', { name: 'x' })).status).toBe(404)
    expect((await api('PATCH', `/channels/${id}`, { waba_id: '' })).status).toBe(422)
  })

  it('deletes a channel: its keys open nothing, its log stays', async () => {
    const { id } = await create()
    const key = (await api('POST', `/channels/${id}/api_keys`)).data.api_key
    const sent = await gateway.send(key, templateMessage('autumn_sale'))
    expect(sent.status).toBe(200)
    expect((await api('DELETE', `/channels/${id}`)).status).toBe(200)
    expect((await gateway.send(key, templateMessage('autumn_sale'))).status).toBe(401)
    for (const method of ['GET', 'DELETE'])
      expect((await api(method, `/channels/${id}`)).status).toBe(404)
    const { data } = await api('GET', `/messages?filters={"channel_id":"${id}"}`)
    expect(data.messages.map((message: { trace_id: string }) => message.trace_id)).toEqual([
      sent.headers['x-fairway-trace'],
    ])
  })

  it('issues channel keys that are shown once and revoked one by one', async () => {
    const { id } = await create()
    const [one, two] = [
      (await api('POST', `/channels/${id}/api_keys`)).data,
      (await api('POST', `/channels/${id}/api_keys`)).data,
    ]
    const listed = (await api('GET', `/channels/${id}/api_keys`)).data
    expect(listed.api_keys.map((key: { id: string }) => key.id).sort()).toEqual(
      [one.id, two.id].sort(),
    )
    for (const secret of [one.api_key, two.api_key])
      expect(JSON.stringify(listed)).not.toContain(secret)
    expect((await api('DELETE', `/channels/${id}/api_keys/${one.id}`)).status).toBe(200)
    expect((await api('DELETE', `/channels/${id}/api_keys/${one.id}`)).status).toBe(404)
    expect((await gateway.send(one.api_key, templateMessage('autumn_sale'))).status).toBe(401)
    expect((await gateway.send(two.api_key, templateMessage('autumn_sale'))).status).toBe(200)
  })

  it('sets overrides one by one and together, all or nothing', async () => {
    const [a, b] = [await create(), await create()]
    expect(
      await api('PATCH', `/channels/${a.id}/settings/marketing_templates_routing`, { mode: 'off' }),
    ).toMatchObject({
      status: 200,
      data: { mode: 'off', effective: 'messages', reason: 'channel_off' },
    })
    expect(
      (
        await api('PATCH', `/channels/${a.id}/settings/marketing_templates_routing`, {
          mode: 'maybe',
        })
      ).status,
    ).toBe(422)
    expect(
      (
        await api('POST', '/channels/routing', {
          channel_ids: [a.id, b.id, 'nobodyCH'],
          mode: 'on',
        })
      ).data.issues,
    ).toEqual([{ path: 'channel_ids.2', message: 'There is no channel nobodyCH.' }])
    expect((await api('GET', `/channels/${a.id}`)).data.routing.override).toBe('off')
    expect(
      (await api('POST', '/channels/routing', { channel_ids: [a.id, b.id], mode: 'off' })).data,
    ).toEqual({ changed: 1 })
    const { data } = await api('GET', `/channels?filters={"override":"off"}`)
    expect(data.partner_channels.map((channel: { id: string }) => channel.id).sort()).toEqual(
      [a.id, b.id].sort(),
    )
  })

  it('switches routing for the partner, for the very next send, and says who did it', async () => {
    const path = '/settings/marketing_templates_routing'
    expect((await api('GET', path)).data).toMatchObject({
      enabled: true,
      fallback_policy: 'documented',
      updated_by: null,
    })
    const { id } = await create()
    const key = (await api('POST', `/channels/${id}/api_keys`)).data.api_key
    const reason = async () =>
      (await gateway.send(key, templateMessage('autumn_sale'))).headers['x-fairway-reason']
    expect(await api('PATCH', path, { enabled: false })).toMatchObject({
      status: 200,
      data: { enabled: false, updated_by: expect.stringMatching(/^key:/) },
    })
    expect(await reason()).toBe('partner_off')
    expect(
      (await api('PATCH', path, { enabled: true, fallback_policy: 'confirmed' })).data,
    ).toMatchObject({ enabled: true, fallback_policy: 'confirmed' })
    expect(await reason()).not.toBe('partner_off')
    for (const body of [{}, { enabled: 'yes' }, { enabled: true, fallback_policy: 'loose' }])
      expect((await api('PATCH', path, body)).status).toBe(422)
  })

  it('imports CSV, all or nothing, with the row and column of every error', async () => {
    const header =
      'client_id,name,provider,phone_number,phone_number_id,waba_id,business_id,upstream_api_key,rate_limit_mps'
    const row = (number: number, client = clientId, limit = '') =>
      `${client},"Shop, ${number}",sandbox,+351912345678,7${number},8${number % 7},3000,imported-key-${number},${limit}`
    const before = (await api('GET', '/channels')).data.total
    const broken = [
      header,
      row(1),
      row(2, 'nobodyCL'),
      row(3),
      row(4, clientId, 'fast'),
      'too,short',
    ].join('\n')
    const refused = await api('POST', '/channels/import', broken)
    expect([refused.status, refused.data.created]).toEqual([422, 0])
    expect(
      refused.data.errors.map((error: { row: number; path: string }) => [error.row, error.path]),
    ).toEqual([
      [3, 'client_id'],
      [5, 'rate_limit_mps'],
      [6, ''],
    ])
    expect(
      (await api('POST', '/channels/import', 'client_id,colour\nx,red')).data.errors[0],
    ).toMatchObject({ row: 1, path: 'colour' })
    expect((await api('POST', '/channels/import', '"never closed')).data.errors[0].message).toMatch(
      /^Not CSV/,
    )
    const fine = [header, row(1), '', row(2)].join('\r\n')
    expect(await api('POST', '/channels/import?dry_run=true', fine)).toMatchObject({
      status: 200,
      data: { created: 2, errors: [] },
    })
    expect((await api('GET', '/channels')).data.total).toBe(before)
    expect(await api('POST', '/channels/import', fine)).toMatchObject({
      status: 201,
      data: { created: 2, errors: [] },
    })
    expect((await api('GET', '/channels')).data.total).toBe(before + 2)
    expect((await gateway.send('imported-key-2', templateMessage('autumn_sale'))).status).toBe(200)
  })

  it('gives the channels and the send log as CSV, whole, without keys, and no formula', async () => {
    await create({ name: '=HYPERLINK("x")' })
    const channels = await api('GET', '/channels.csv')
    const {
      data: { total },
    } = await api('GET', '/channels')
    const [header, ...rows] = channels.data.trim().split('\n')
    expect(header).toMatch(
      /^client_id,name,provider,phone_number,phone_number_id,waba_id,business_id,accept_upstream_key/,
    )
    expect(rows).toHaveLength(total)
    expect(channels.data).toContain(`"'=HYPERLINK(""x"")"`)
    expect(channels.data).not.toContain('upstream-key')
    // Each text is quoted, and no cell of a spreadsheet that splits at semicolons begins a formula.
    await create({ name: 'a;=1+1' })
    const split = (await api('GET', '/channels.csv')).data as string
    expect(split).toContain(`,"a;'=1+1",`)
    expect(split.split(/[;\n]/).filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    const messages = await api('GET', '/messages.csv')
    expect(messages.data.trim().split('\n')).toHaveLength(
      (await api('GET', '/messages')).data.total + 1,
    )
    const accepted = '?filters={"accepted_by":"messages"}'
    const lines = (await api('GET', `/messages.csv${accepted}`)).data.trim().split('\n')
    expect(lines).toHaveLength((await api('GET', `/messages${accepted}`)).data.total + 1)
    expect((await api('GET', '/messages.csv?filters={"colour":"red"}')).status).toBe(422)
  })

  it('imports 10,000 channels in one file', async () => {
    const header =
      'client_id,name,provider,phone_number,phone_number_id,waba_id,business_id,upstream_api_key'
    const rows = Array.from(
      { length: 10_000 },
      (_, n) =>
        `${clientId},Shop ${n},360dialog,+35191${2_000_000 + n},6${n},5${n % 40},3000,bulk-key-number-${n}`,
    )
    expect(await api('POST', '/channels/import', [header, ...rows].join('\n'))).toMatchObject({
      status: 201,
      data: { created: 10_000, errors: [] },
    })
    expect((await api('GET', '/channels?filters={"search":"Shop 9999"}')).data.total).toBe(1)
    expect((await api('GET', '/channels?limit=100&offset=9900')).data.count).toBe(100)
  }, 120_000)

  it('has written every change to the audit log, and no key anywhere but where it was shown', async () => {
    const rows = await gateway.runtime.database.query<{ text: string }>(
      'SELECT audit_log::text AS text FROM audit_log',
    )
    const audit = rows.map(({ text }) => text).join('\n')
    for (const action of [
      'client.create',
      'client.delete',
      'channel.create',
      'channel.update',
      'channel.delete',
      'channel.routing',
      'channel.api_key.create',
      'channel.api_key.revoke',
      'settings.marketing_templates_routing',
    ])
      expect(audit).toContain(action)
    for (const secret of [
      'the-upstream-key',
      'another-upstream-key',
      'bulk-key-number',
      'imported-key',
      'fwc_',
    ]) {
      expect(audit).not.toContain(secret)
      expect(logged).not.toContain(secret)
    }
  })
})
