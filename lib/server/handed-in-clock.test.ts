import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { type Receiver, startReceiver } from '@/lib/server/forwarding/testing/start-receiver'
import { continueLink, openLink } from '@/lib/server/onboarding/visit-link'
import { eventually } from '@/lib/server/testing/eventually'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { statusBody } from '@/lib/server/testing/webhook-bodies'
import { webhookSender } from '@/lib/server/testing/webhook-sender'

const AHEAD_MS = 200 * 24 * 60 * 60 * 1000

/** What instances agree on among themselves, by the clock that they share. */
const BY_DATABASE = [
  'delivery.next_at',
  'idempotency_key.created_at',
  'instance.seen_at',
  'job.finished_at',
  'job.seen_at',
  'job.started_at',
]

/** Only ever shown: Prisma gives these by the machine's clock, which is handed in everywhere but here. */
const BY_PRISMA =
  /^(channel|channel_key|client|partner|partner_key|portfolio|user|webhook_endpoint)\.(created|updated)_at$/

/** What the acts below write, each by the clock that was handed in. */
const HANDED_IN = [
  'audit_log.at',
  'channel.deleted_at',
  'channel.updated_at',
  'channel_key.revoked_at',
  'delivery.created_at',
  'delivery.delivered_at',
  'delivery.last_at',
  'invitation.created_at',
  'message.at',
  'onboarding_link.continued_at',
  'onboarding_link.created_at',
  'onboarding_link.first_opened_at',
  'onboarding_link.last_opened_at',
  'onboarding_link.revoked_at',
  'partner.updated_at',
  'template.read_at',
  'template_category.first_seen_at',
  'template_category.pinned_at',
  'template_category.provider_at',
  'waba.check_begun_at',
  'waba.checked_at',
  'waba.templates_read_at',
  'webhook_event.received_at',
  'webhook_event.replayed_at',
]

describe('a clock that is handed in', () => {
  let gateway: TestGateway
  let people: Record<Role, ApiClient>
  let receiver: Receiver

  beforeAll(async () => {
    receiver = await startReceiver()
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { ALLOW_PRIVATE_TARGETS: 'on' },
      now: () => Date.now() + AHEAD_MS,
    })
    people = await roleClients(gateway.runtime, gateway.partnerId)
  })
  afterAll(async () => {
    await gateway.close()
    await receiver.close()
  })

  /** A bit of everything that the Partner API and the doors do. */
  async function act(): Promise<void> {
    const { owner, operator } = people
    const done = async (...[method, path, body]: Parameters<ApiClient>) => {
      const { status, says, data } = await owner(method, path, body)
      expect(status, `${method} ${path}: ${says}`).toBeLessThan(300)
      return data
    }
    const { id, key, clientId, wabaId } = await gateway.channel({ forwardUrl: receiver.url })
    const gone = await gateway.channel()
    await done('POST', '/webhook_endpoint/forward_secret')
    await done('PATCH', '/settings/marketing_templates_routing', { enabled: false })
    await done('PATCH', '/settings/marketing_templates_routing', { enabled: true })
    await done('PATCH', `/channels/${id}`, { name: 'Renamed' })
    await done('POST', '/invitations', { email: 'new@example.com', role: 'viewer' })
    const channelKey = await done('POST', `/channels/${gone.id}/api_keys`)
    await done('DELETE', `/channels/${gone.id}/api_keys/${channelKey.id}`)
    await done('DELETE', `/channels/${gone.id}`)
    await done('POST', '/eligibility/refresh', {})
    await done('POST', '/template_categories/warm_up', { waba_id: wabaId })
    await done('PUT', `/template_categories/${wabaId}/pinned/en`, { category: 'marketing' })
    const link = (await operator('POST', '/onboarding_links', { client_id: clientId })).data
    const token = link.url.split('/o/')[1]
    await openLink(gateway.runtime, token, {
      method: 'GET',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0',
      purpose: null,
    })
    await continueLink(gateway.runtime, token, 'terms', 'http://fairway.example')
    await done('DELETE', `/onboarding_links/${link.id}`)
    await gateway.send(key, templateMessage('spring_sale'), {
      headers: { 'idempotency-key': 'once' },
    })
    const sender = await webhookSender(gateway)
    const { json } = await sender.post(statusBody([{ id: 'wamid.1' }]))
    await done('POST', `/webhook_events/${json.id}/replay`)
    await eventually(async () =>
      expect((await owner('GET', '/deliveries')).data.deliveries).toMatchObject([
        { state: 'delivered' },
      ]),
    )
  }

  /** The columns in which a moment stands that is within an hour of `now`; null: of the database's own. */
  async function columnsBy(now: Date | null): Promise<string[]> {
    const { database } = gateway.runtime
    const columns = await database.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE data_type = 'timestamp with time zone' AND table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1, 2`,
    )
    const found: string[] = []
    for (const { table, column } of columns) {
      const rows = await database.query(
        `SELECT 1 FROM "${table}" WHERE "${column}" BETWEEN coalesce($1, now()) - interval '1 hour' AND coalesce($1, now()) + interval '1 hour' LIMIT 1`,
        [now],
      )
      if (rows.length > 0) found.push(`${table}.${column}`)
    }
    return found
  }

  it('is the only one that any fact goes by, but for what instances agree on among themselves', async () => {
    await act()
    const byDatabase = await columnsBy(null)
    expect(byDatabase.filter((column) => !BY_PRISMA.test(column))).toEqual(BY_DATABASE)
    expect(await columnsBy(new Date(Date.now() + AHEAD_MS))).toEqual(
      expect.arrayContaining(HANDED_IN),
    )
  })
})
