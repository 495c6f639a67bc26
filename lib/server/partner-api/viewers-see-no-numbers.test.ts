import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { endpoints } from '@/lib/server/partner-api/endpoints'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { statusBody } from '@/lib/server/testing/webhook-bodies'
import { webhookSender } from '@/lib/server/testing/webhook-sender'

const NUMBER = '5521991112233'
const WAMID = `wamid.${Buffer.from(`\x18\x0d${NUMBER}\x15\x02`).toString('base64')}`
const TARGET = 'https://forward.example/a-secret-path'
const ALERTS = 'https://alerts.example/a-secret-path'
const TOKEN = 'a-verify-token-of-the-tests'

/** The number in plain or as people write it, or in the base64 of a wamid. */
function holdsNumber(text: string): boolean {
  const decoded = [...text.matchAll(/[A-Za-z0-9+/]{16,}/g)].map(([code]) =>
    Buffer.from(code, 'base64').toString('latin1'),
  )
  return [text, ...decoded].some((one) => one.replace(/[ ().+-]/g, '').includes(NUMBER))
}

describe('what viewers read', () => {
  let gateway: TestGateway
  let people: Record<Role, ApiClient>
  let ids: Record<string, string[]>

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    people = await roleClients(gateway.runtime, gateway.partnerId)
    const { post } = await webhookSender(gateway)
    const channel = await gateway.channel({ phoneNumberId: '5550001', forwardUrl: TARGET })
    await people.owner('PATCH', '/webhook_endpoint', { verify_token: TOKEN })
    await people.owner('POST', '/webhook_endpoint/forward_secret')
    await people.owner('PATCH', '/settings/alerts', { webhook_url: ALERTS })
    const sent = await gateway.send(channel.key, { ...templateMessage('autumn_sale'), to: NUMBER })
    const trace = sent.headers['x-fairway-trace']!
    // As a provider may word it: whom it refused, in its text and in an id.
    const { database } = gateway.runtime
    const [row] = await database.query<{ trace: { attempts: object[] } }>(
      'SELECT trace FROM message WHERE trace_id = $1',
      [trace],
    )
    const attempts = row!.trace.attempts.map((attempt) => ({
      ...attempt,
      wamid: WAMID,
      text: `Recipient +55 21 99111-2233 (${WAMID}) is not allowed`,
    }))
    await database.query('UPDATE message SET wamid = $2, trace = $3::jsonb WHERE trace_id = $1', [
      trace,
      WAMID,
      JSON.stringify({ ...row!.trace, attempts, learned: [WAMID] }),
    ])
    const failed = {
      id: WAMID,
      status: 'failed',
      timestamp: '1790000000',
      recipient_id: NUMBER,
      errors: [{ code: 131026, title: `${NUMBER} is undeliverable` }],
    }
    const answers = [
      await post(statusBody([failed], '5550001')),
      await post({
        entry: [
          {
            id: channel.wabaId,
            changes: [
              {
                field: 'user_preferences',
                value: {
                  metadata: { phone_number_id: '5550001' },
                  user_preferences: [
                    {
                      wa_id: NUMBER,
                      category: 'marketing_messages',
                      value: 'stop',
                      timestamp: 1790000000,
                    },
                  ],
                  user_actions: [{ action_type: WAMID, timestamp: 1790000000 }],
                },
              },
            ],
          },
        ],
      }),
    ]
    const events = answers.map(({ json }) => json.id!)
    ids = {
      '/messages/{id}': [trace, WAMID],
      '/webhook_events/{id}': events,
      '/channels/{id}': [channel.id],
      '/channels/{id}/provider_webhook': [channel.id],
      '/channels/{id}/api_keys': [channel.id],
    }
    await database.query('UPDATE waba SET check_error = $1, templates_error = $1 WHERE id = $2', [
      `Object with ID ${WAMID} does not exist`,
      channel.wabaId,
    ])
  })
  afterAll(() => gateway.close())

  const reads = endpoints
    .filter(({ method }) => method === 'GET')
    .map(({ path, role }) => ({ path, role }))
  const textOf = async (role: Role, path: string) => {
    const found: string[] = []
    for (const id of ids[path] ?? ['unknown']) {
      const at = path.replace(/\{id\}/, encodeURIComponent(id)).replace(/\{\w+\}/g, 'unknown')
      found.push(JSON.stringify(await people[role]('GET', at)))
    }
    return found.join('\n')
  }

  it('is what this test puts there: operators read it', async () => {
    expect(holdsNumber(await textOf('operator', '/messages'))).toBe(true)
    expect(holdsNumber(await textOf('operator', '/messages/{id}'))).toBe(true)
    expect(holdsNumber(await textOf('operator', '/webhook_events/{id}'))).toBe(true)
    expect(await textOf('operator', '/channels')).toContain(TARGET)
    expect(await textOf('operator', '/deliveries')).toContain(TARGET)
    expect(await textOf('operator', '/settings/alerts')).toContain(ALERTS)
    expect(await textOf('operator', '/webhook_endpoint')).toContain(TOKEN)
  })

  it.each(reads)(
    'holds no number of a recipient, address or token at GET $path',
    async ({ path }) => {
      const text = await textOf('viewer', path)
      expect([path, holdsNumber(text)]).toEqual([path, false])
      const { endpointId } = gateway.runtime.webhooks.endpoints.ofPartner(gateway.partnerId)!
      for (const secret of ['a-secret-path', TOKEN, endpointId])
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
    },
  )

  it('still says that an address is set, and finds by no number', async () => {
    expect((await people.viewer('GET', '/channels')).data.partner_channels[0].forward_url).toBe(
      '(hidden)',
    )
    const find = async (search: string) =>
      (
        await people.viewer(
          'GET',
          `/messages?filters=${encodeURIComponent(JSON.stringify({ search }))}`,
        )
      ).data.total
    expect([await find(NUMBER), await find(WAMID), await find(`+${NUMBER}`)]).toEqual([0, 0, 0])
    expect((await people.viewer('GET', `/messages/${encodeURIComponent(WAMID)}`)).status).toBe(404)
  })
})
