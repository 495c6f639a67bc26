import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const HUB_KEY = 'the-key-of-the-hub'

/** A hub as 360dialog's answers: pages of channels, keys, the routing switch. */
class FakeHub {
  channels: Record<string, unknown>[] = []
  requests: { line: string; body: string }[] = []
  routing = { status: 200, body: { meta: { success: true }, data: null } as unknown }
  readonly #server: Server = createServer(
    (request, response) => void this.#answer(request, response),
  )

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #answer(
    request: Parameters<Parameters<typeof createServer>[1] & object>[0],
    response: Parameters<Parameters<typeof createServer>[1] & object>[1],
  ) {
    const body = (await request.toArray()).join('')
    const url = new URL(request.url!, 'http://hub')
    this.requests.push({ line: `${request.method} ${url.pathname}`, body })
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.headers['x-api-key'] !== HUB_KEY)
      return json(401, { meta: { developer_message: 'Invalid api_key' } })
    if (url.pathname.endsWith('/marketing_templates_routing'))
      return json(this.routing.status, this.routing.body)
    if (url.pathname.endsWith('/api_keys'))
      return json(201, {
        id: '1',
        address: 'https://waba-v2.360dialog.io',
        api_key: `made-by-hub-${url.pathname.split('/').at(-2)}`,
        app_id: '2',
      })
    const [limit, offset] = [
      Number(url.searchParams.get('limit')),
      Number(url.searchParams.get('offset')),
    ]
    const page = this.channels.slice(offset, offset + limit)
    json(200, {
      count: page.length,
      total: this.channels.length,
      limit,
      offset,
      partner_channels: page,
    })
  }
}

const hubChannel = (n: number, name = `Shop ${n}`) => ({
  id: `hub${n}CH`,
  client_id: `hub${n % 40}CL`,
  client: {
    id: `hub${n % 40}CL`,
    name: `Client ${n % 40}`,
    contact_info: { email: 'ops@shop.example' },
  },
  setup_info: { phone_number: `35191200${1000 + n}`, phone_name: name },
  waba_account: { id: `W${n}WA`, on_behalf_of_business_info: { id: `77${n % 40}` } },
})

describe("360dialog's hub", () => {
  const hub = new FakeHub()
  let gateway: TestGateway
  let api: ApiClient

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { D360_HUB_URL: await hub.start(), D360_HUB_API_KEY: HUB_KEY },
    })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
  })
  afterAll(async () => {
    await gateway.close()
    hub.close()
  })
  const importAll = (order: object, dryRun = false) =>
    api('POST', `/channels/import/360dialog?dry_run=${dryRun}`, order)

  it('leaves out an odd entry and says why; the rest is taken, whatever a channel is called', async () => {
    hub.channels = [
      { ...hubChannel(1), id: 'nul\u0000CH' },
      { ...hubChannel(2), setup_info: { phone_number: '351912001002', phone_name: 'half \ud83d' } },
      { ...hubChannel(3), more: JSON.parse('['.repeat(200) + ']'.repeat(200)) as unknown },
      { ...hubChannel(4), id: 'constructor' },
      { ...hubChannel(5), id: '__proto__' },
      hubChannel(6),
    ]
    const order = JSON.parse('{"api_keys":{"__proto__":"key-of-proto","hub6CH":"key-of-hub-6"}}')
    const { status, data } = await importAll(order, true)
    expect(status).toBe(200)
    expect(data.channels.map(({ action }: { action: string }) => action)).toEqual([
      'skip',
      'skip',
      'skip',
      'needs_key',
      'create',
      'create',
    ])
    expect(data.channels[1].explanation).toContain('half a surrogate pair')
  })

  it('shows first what would change, and changes nothing', async () => {
    hub.channels = [
      ...Array.from({ length: 120 }, (_, n) => hubChannel(n)),
      { id: 'newCH', client_id: 'xCL' },
    ]
    const { status, data } = await importAll({ api_keys: { hub0CH: 'key-of-hub-0' } }, true)
    expect(status).toBe(200)
    expect([data.found, data.created]).toEqual([121, 1])
    expect(data.channels.map(({ action }: { action: string }) => action)).toEqual([
      'create',
      ...Array.from({ length: 119 }, () => 'needs_key'),
      'skip',
    ])
    expect(data.channels.at(-1).explanation).toBe(
      'Skipped: it has no phone number yet (setup_info.phone_number).',
    )
    expect((await api('GET', '/channels')).data.total).toBe(0)
  })

  it('imports with given keys and keys of the hub, once, and follows a new name', async () => {
    hub.channels = Array.from({ length: 3 }, (_, n) => hubChannel(n))
    hub.requests = []
    const first = await importAll({ api_keys: { hub0CH: 'key-of-hub-0' }, create_api_keys: true })
    expect(first.data).toMatchObject({ found: 3, created: 3, updated: 0 })
    expect(hub.requests.map(({ line }) => line).filter((line) => line.startsWith('POST'))).toEqual(
      [1, 2].map((n) => `POST /api/v2/partners/${gateway.partnerId}/channels/hub${n}CH/api_keys`),
    )
    expect((await api('GET', '/channels?sort=name')).data.partner_channels[0]).toMatchObject({
      name: 'Shop 0',
      client_name: 'Client 0',
      provider: '360dialog',
      phone_number: '351912001000',
      waba_id: 'W0WA',
      business_id: '770',
    })
    expect(gateway.runtime.gateway.directory.byKey('made-by-hub-hub2CH')?.upstreamKey).toBe(
      'made-by-hub-hub2CH',
    )
    expect(
      (await importAll({ create_api_keys: true })).data.channels.map(
        ({ action }: { action: string }) => action,
      ),
    ).toEqual(['unchanged', 'unchanged', 'unchanged'])
    hub.channels[1] = hubChannel(1, 'Shop One')
    const again = await importAll({})
    expect([again.data.updated, again.data.channels[1].explanation]).toEqual([
      1,
      'Name Shop 1 becomes Shop One.',
    ])
    expect((await api('GET', '/clients')).data.total).toBe(3)
  })

  it("switches 360dialog's own routing off with the body of the setting, and shows the hub's answer as it came", async () => {
    expect((await api('POST', '/settings/360dialog_hub/routing_off')).data).toEqual({
      status: 200,
      body: hub.routing.body,
    })
    expect(hub.requests.at(-1)).toEqual({
      line: `PATCH /api/v2/partners/${gateway.partnerId}/settings/marketing_templates_routing`,
      body: '{"enabled":false}',
    })
    expect((await api('GET', '/settings/360dialog_hub')).data.routing_off_at).toEqual(
      expect.any(String),
    )
    await api('PATCH', '/settings/360dialog_hub', {
      hub_partner_id: 'realPA',
      routing_off_body: { marketing_templates_routing: false },
    })
    hub.routing = { status: 422, body: 'Wrong payload' }
    expect((await api('POST', '/settings/360dialog_hub/routing_off')).data).toEqual({
      status: 422,
      body: 'Wrong payload',
    })
    expect(hub.requests.at(-1)).toEqual({
      line: 'PATCH /api/v2/partners/realPA/settings/marketing_templates_routing',
      body: '{"marketing_templates_routing":false}',
    })
    await api('PATCH', '/settings/360dialog_hub', { hub_partner_id: null })
  })

  it("is the first partner's alone, and says when the hub refuses", async () => {
    const { database } = gateway.runtime
    await database.prisma.partner.create({
      data: {
        id: 'laterPA',
        name: 'Later',
        createdAt: new Date(Date.now() + 60_000),
        revision: { create: {} },
      },
    })
    const later = apiClient(gateway.runtime, 'laterPA', {
      'x-api-key': await createTestPartnerKey(gateway.runtime, 'laterPA'),
    })
    for (const path of ['/channels/import/360dialog', '/settings/360dialog_hub/routing_off'])
      expect((await later('POST', path, {})).status).toBe(409)
    expect((await later('GET', '/settings/360dialog_hub')).data.configured).toBe(false)
    hub.channels = []
    hub.close()
    expect((await importAll({})).status).toBe(502)
  })
})
