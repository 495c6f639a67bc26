import { expect } from 'vitest'
import type { ApiOperation } from '@/lib/contracts/api-document'
import { ROLES, type Role, roleAllows } from '@/lib/domain/accounts/role'
import { hashPassword } from '@/lib/server/accounts/password'
import { apiDocument } from '@/lib/server/api-document/api-document'
import { readTables } from '@/lib/server/data-transfer/tables'
import type { Database } from '@/lib/server/db/database'
import { Random } from '@/lib/server/demo/history/random'
import { handleSend } from '@/lib/server/gateway/handle-send'
import { newId } from '@/lib/server/new-id'
import { endpoints } from '@/lib/server/partner-api/endpoints'
import { createTestSession } from '@/lib/server/testing/create-test-session'
import { type ApiClient, apiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { textFields, withValueAt } from '@/lib/server/testing/text-fields'
import { statusBody } from '@/lib/server/testing/webhook-bodies'
import { handleWebhook } from '@/lib/server/webhooks/handle-webhook'

interface Operation {
  method: string
  path: string
  role: Role
  document: ApiOperation
}

/** Values that break what trusts its input, as far as JSON can spell them. */
const ODD: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, 2 ** 31, 2 ** 53],
  ...['', ' ', '\0', '\ud800', 'a\udc00', '\u0001', '\n', '😀', 'x'.repeat(5_000)],
  ...['__proto__', 'constructor', "'; DROP TABLE message; --", '%', '../..', 'null'],
  ...['2026-11-20', '0000-00-00', '9999-12-31T23:59:59Z', '2026-11-20T12:00:00Z'],
  ...[[], {}, [[]], { $ne: null }],
  JSON.parse('{"__proto__":{"role":"owner"},"constructor":1}') as unknown,
  JSON.parse('['.repeat(70) + ']'.repeat(70)) as unknown,
]

/**
 * Sends random requests, made from the endpoints' own schemas, to every door and as everyone: people of each role, nobody, and people of
 * another partner. No answer is a failure, nobody does more than their role, and the other partner stays as it was.
 */
export async function fuzzDoors(database: Database, count: number, seed: number): Promise<void> {
  const random = new Random(seed)
  const operations = operationsOf()
  const gateway = await startTestGateway({ database })
  try {
    const { runtime, partnerId } = gateway
    const otherId = newId('PA')
    await database.prisma.partner.create({
      data: { id: otherId, name: 'Other', revision: { create: {} } },
    })
    const own = await roleClients(runtime, partnerId)
    const other = await roleClients(runtime, otherId)
    // Theirs are no hashes at all.
    await database.prisma.user.updateMany({
      data: { passwordHash: await hashPassword('a password of the fuzz') },
    })
    const theirs = (await other.owner('POST', '/clients', { name: 'Theirs' })).data.id as string
    const channel = await gateway.channel()
    await runtime.poller.refresh()
    const ids = [channel.id, channel.clientId, channel.wabaId, theirs, otherId, 'unknown', 'en']
    const strangers = await strangersTo(gateway, otherId)
    const before = await rowsOf(database, otherId)
    for (let n = 0; n < count; n += 1) {
      const door = random.next()
      if (door < 0.1) await knockAtGateway(gateway, channel.key, random)
      else if (door < 0.15) await knockAtWebhooks(gateway, otherId, random)
      else {
        const one = random.pick(operations)
        const path = pathOf(one, ids, random)
        const body = bodyOf(one.document, random)
        const what = `${n} of seed ${seed}: ${one.method} ${path} ${JSON.stringify(body)}`.slice(
          0,
          600,
        )
        if (random.chance(0.2)) {
          const { status } = await random.pick(strangers)(one.method, path, body)
          expect([what, [401, 403, 422].includes(status)]).toEqual([what, true])
          continue
        }
        const role = random.pick(ROLES)
        const { status } = await own[role](one.method, path, body)
        // 502: the provider refused what it was asked.
        expect([what, status, status < 500 || status === 502]).toEqual([what, status, true])
        const closed = !roleAllows(role, one.role)
        expect([what, status, closed && ![403, 422].includes(status)]).toEqual([
          what,
          status,
          false,
        ])
      }
    }
    expect(await rowsOf(database, otherId)).toEqual(before)
  } finally {
    await gateway.close()
  }
}

function operationsOf(): Operation[] {
  const { paths } = apiDocument(endpoints)
  return endpoints.map(({ method, path, role }) => ({
    method,
    path,
    role,
    document: paths[`/partners/{partner_id}${path}`]![method.toLowerCase()]!,
  }))
}

/** Callers whom the partner's doors are closed to: nobody, a wrong key, and the people of another partner. */
async function strangersTo(gateway: TestGateway, partnerId: string): Promise<ApiClient[]> {
  const sessions = await Promise.all(
    ROLES.map((role) => createTestSession(gateway.runtime, gateway.partnerId, role)),
  )
  return [
    {},
    { 'x-api-key': 'wrong' },
    { authorization: 'Bearer wrong' },
    ...sessions.map(({ cookie }) => ({
      cookie,
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'fairway.example',
      origin: 'http://fairway.example',
    })),
  ].map((headers) => apiClient(gateway.runtime, partnerId, headers as Record<string, string>))
}

function pathOf({ path, document }: Operation, ids: readonly string[], random: Random): string {
  const odd = ['%00', '%ED%A0%80', '__proto__', '%F0%9F%98%80', 'x'.repeat(600), '%2F..%2F', '%25']
  const filled = path.replace(/\{\w+\}/g, () => random.pick(random.chance(0.7) ? ids : odd))
  const query = document.parameters.filter((parameter) => parameter.in === 'query')
  const given = query.flatMap(({ name, content }) => {
    if (!random.chance(0.4)) return []
    const schema = content?.['application/json']?.schema
    const value = schema
      ? JSON.stringify(
          random.chance(0.8)
            ? withOddValue(
                {},
                textFields(schema).map((field) => field.path),
                random,
              )
            : random.pick(ODD),
        )
      : String(random.pick([...ODD, 1, 20, 'true', 'false']))
    return [`${name}=${encodeURIComponent(value.toWellFormed())}`]
  })
  return `${filled}?${given.join('&')}`
}

/** The endpoint's own example, whole or with odd values; or anything. */
function bodyOf({ requestBody }: ApiOperation, random: Random): unknown {
  const json = requestBody?.content['application/json']
  if (!json) return requestBody ? `client_id,name\n${String(random.pick(ODD))},x\n` : {}
  if (random.chance(0.1)) return random.pick(ODD) ?? 'null'
  const places = Object.keys((json.example ?? {}) as object).map((name) => [name])
  return withOddValue(
    json.example,
    [...places, ...textFields(json.schema).map((field) => field.path)],
    random,
  )
}

function withOddValue(
  value: unknown,
  places: readonly (string | number)[][],
  random: Random,
): unknown {
  if (places.length === 0 || random.chance(0.2)) return value
  const changed = withValueAt(value, random.pick(places), random.pick(ODD))
  return random.chance(0.3) ? withOddValue(changed, places, random) : changed
}

async function knockAtGateway(gateway: TestGateway, key: string, random: Random): Promise<void> {
  const message = templateMessage('spring_sale')
  const places = [
    ['to'],
    ['type'],
    ['template'],
    ['template', 'name'],
    ['template', 'language', 'code'],
    ['recipient'],
    ['__proto__'],
    ['a\ud800'],
  ]
  const body = Buffer.from(JSON.stringify(withOddValue(message, places, random)))
  const { status } = await handleSend(
    gateway.runtime.gateway,
    random.pick(['messages', 'marketing_messages'] as const),
    {
      method: 'POST',
      path: '/messages',
      query: new URLSearchParams(random.chance(0.5) ? { dry_run: 'true' } : {}),
      headers: {
        'd360-api-key': random.pick([key, 'wrong', '']),
        'content-type': 'application/json',
        ...(random.chance(0.5) && {
          'x-fairway-campaign': Buffer.from(String(random.pick(ODD))).toString('latin1'),
        }),
        ...(random.chance(0.2) && { 'idempotency-key': String(random.pick(ODD)) }),
      },
      body: async () => body,
    },
  )
  expect([body.toString(), status, status < 500]).toEqual([body.toString(), status, true])
}

/** Without a proof nothing is kept, whatever it says. */
async function knockAtWebhooks(
  { runtime }: TestGateway,
  partnerId: string,
  random: Random,
): Promise<void> {
  const { endpointId } = runtime.webhooks.endpoints.ofPartner(partnerId)!
  const body = Buffer.from(JSON.stringify(random.chance(0.5) ? statusBody([{}]) : random.pick(ODD)))
  const { status } = await handleWebhook(runtime.webhooks, {
    method: 'POST',
    path: `/webhooks/${random.pick([endpointId, 'unknown', '__proto__', ''])}`,
    query: new URLSearchParams(),
    headers: {
      'content-length': String(body.byteLength),
      'x-hub-signature-256': `sha256=${String(random.pick(ODD))}`,
    },
    body: async () => body,
  })
  expect([401, 404]).toContain(status)
}

/** Everything that the database has of a partner, but for what counts refused posts and logs a sign-in. */
async function rowsOf(database: Database, partnerId: string): Promise<Record<string, unknown>> {
  const tables = await readTables(database)
  const rows: Record<string, unknown> = {}
  for (const { name, columns } of tables) {
    const column = name === 'partner' ? 'id' : 'partner_id'
    if (name === 'webhook_endpoint' || !columns.some((one) => one.name === column)) continue
    const found = await database.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE ${column} = $1 ORDER BY 1`,
      [partnerId],
    )
    rows[name] = found.map(({ row }) => row)
  }
  return rows
}
