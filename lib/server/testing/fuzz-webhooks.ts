import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { verifyCounts } from '@/lib/server/stats/verify-counts'
import { randomWebhooks } from '@/lib/server/testing/random-webhooks'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'
import { AT, accountBody } from '@/lib/server/testing/webhook-bodies'
import {
  D360_PLATFORM_SECRET,
  META_APP_SECRET,
  webhookSender,
} from '@/lib/server/testing/webhook-sender'

const AT_ONCE = 50

/** In the ids of posts that are not proven, and in no others. */
const UNPROVEN = 'unproven'

/**
 * Posts `count` bodies that are broken in every way, some proven and some nearly: each proven one has its 200 and its row, each other its 401
 * and leaves nothing behind.
 */
export async function fuzzWebhooks(
  gateway: TestGateway,
  { count, random }: { count: number; random: () => number },
): Promise<void> {
  const { database, doors } = gateway.runtime
  // Forwarded to nobody, but cut for it.
  const { wabaId } = await gateway.channel({ phoneNumberId: '1', forwardUrl: 'https://192.0.2.1/' })
  await gateway.channel({ phoneNumberId: '2' })
  const { pathname: path } = new URL((await webhookSender(gateway)).url)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const bodies = {
    proven: fuzzedBodies(random, wabaId),
    unproven: fuzzedBodies(random, wabaId, UNPROVEN),
  }
  const wrong: string[] = []
  const kept: string[] = []
  let next = 0
  const poster = async () => {
    for (let n = next++; n < count; n = next++) {
      const proven = random() < 0.6
      const body: Buffer = bodies[proven ? 'proven' : 'unproven'].next().value
      const headers = {
        'content-length': String(body.byteLength),
        ...pick(proven ? RIGHT : WRONG)(body, random),
      }
      const answer = await doors.webhook({
        method: 'POST',
        path,
        query: new URLSearchParams(),
        headers,
        body: async () => body,
      })
      const { id } = JSON.parse(Buffer.from(answer.body).toString()) as { id?: string }
      if (answer.status !== (proven ? 200 : 401))
        wrong.push(
          `${answer.status} to ${JSON.stringify(headers)} ${body.toString().slice(0, 500)}`,
        )
      if (id !== undefined) kept.push(id)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, poster))

  expect(wrong.slice(0, 3), `${wrong.length} of ${count}`).toEqual([])
  const rows = await database.query<{ id: string; body: Uint8Array; state: string }>(
    'SELECT id, body, state FROM webhook_event',
  )
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(kept))
  expect(rows.filter(({ body }) => Buffer.from(body).includes(UNPROVEN))).toEqual([])
  const [written] = await database.query<{ strangers: number; messages: number }>(
    `SELECT count(*) FILTER (WHERE wamid LIKE '%${UNPROVEN}%') AS strangers, count(*) AS messages FROM message_status`,
  )
  expect(written!.strangers).toBe(0)
  expect(await verifyCounts(database, gateway.partnerId)).toMatchObject({
    equal: true,
    differences: [],
  })
  // The run must have met what it is about.
  expect(written!.messages).toBeGreaterThan(count / 20)
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['accepted', 'quarantined', 'unassigned', 'hub']),
  )
}

const hmac = (secret: string, body: Buffer) => createHmac('sha256', secret).update(body)

type Sign = (body: Buffer, random: () => number) => Record<string, string>

const RIGHT: readonly Sign[] = [
  (body) => ({ 'x-hub-signature-256': `sha256=${hmac(META_APP_SECRET, body).digest('hex')}` }),
  (body) => ({
    'x-hub-signature-256': ` SHA256=${hmac(META_APP_SECRET, body).digest('hex').toUpperCase()} `,
    'x-360dialog-signature': 'sha256=',
  }),
  (body) => ({ 'x-360dialog-signature': hmac(D360_PLATFORM_SECRET, body).digest('hex') }),
  (body) => ({
    'x-360dialog-signature': hmac(D360_PLATFORM_SECRET, body).digest('base64'),
    'x-hub-signature-256': 'none\u00ff',
  }),
]

const WRONG: readonly Sign[] = [
  () => ({}),
  (body) => ({ 'x-hub-signature-256': `sha256=${hmac('', body).digest('hex')}` }),
  (body) => ({ 'x-hub-signature-256': `sha256=${hmac(D360_PLATFORM_SECRET, body).digest('hex')}` }),
  (body) => ({ 'x-360dialog-signature': hmac(META_APP_SECRET, body).digest('base64') }),
  (body) => ({
    'x-hub-signature-256': `sha256=${hmac(META_APP_SECRET, Buffer.concat([body, Buffer.from(' ')])).digest('hex')}`,
  }),
  (body, random) => ({
    'x-hub-signature-256': changed(`sha256=${hmac(META_APP_SECRET, body).digest('hex')}`, random),
  }),
  (body, random) => ({
    'x-360dialog-signature': hmac(D360_PLATFORM_SECRET, body)
      .digest('hex')
      .slice(0, Math.floor(random() * 64)),
  }),
  (body) => ({ 'x-hub-signature': `sha256=${hmac(META_APP_SECRET, body).digest('hex')}` }),
  (_body, random) => ({
    'x-hub-signature-256': noise(random),
    'x-360dialog-signature': noise(random),
  }),
]

/** Another digit at one place of a signature. */
function changed(signature: string, random: () => number): string {
  const at = 'sha256='.length + Math.floor(random() * 64)
  return signature.slice(0, at) + (signature[at] === '0' ? '1' : '0') + signature.slice(at + 1)
}

function noise(random: () => number): string {
  return Array.from({ length: Math.floor(random() * 200) }, () =>
    String.fromCharCode(Math.floor(random() * 256)),
  ).join('')
}

/** What members of a payload are replaced with: of other kinds, beyond every limit, or poison for a careless reader or a database. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  9_007_199_254_740_993,
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  '99999999999999999999',
  String(AT * 1e6),
  '\u0000',
  'wamid.\u0000',
  '\ud800',
  '💥',
  'x'.repeat(5_000),
  [],
  {},
  [[]],
  [null],
  [{}],
  { __proto__: null, id: 'x' },
  JSON.parse('{"__proto__":{"statuses":[]}}'),
  { toString: 1 },
  'constructor',
  '__proto__',
  'sent',
  'marketing_lite',
  'messages',
  'statuses',
  'account_update',
  '1',
  '100',
  "'; DROP TABLE message; --",
  '{"a":1}',
  '2026-11-21T00:00:00Z',
]

/** Payloads of every kind, each broken at some places, or altogether. */
function* fuzzedBodies(random: () => number, wabaId: string, name = ''): Generator<Buffer, never> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const webhooks = randomWebhooks(random, ['1', '2', 'unknown'], name)
  const kinds: readonly (() => unknown)[] = [
    ...Array<() => unknown>(6).fill(() => JSON.parse((webhooks.next().value as Buffer).toString())),
    () =>
      accountBody(pick(['account_update', 'account_alerts']), {
        event: pick(['MM_LITE_TERMS_SIGNED', 'DISABLED_UPDATE']),
        waba_info: { waba_id: wabaId, owner_business_id: '1' },
        ban_info: {},
      }),
    () =>
      accountBody(
        'template_category_update',
        { message_template_name: 'a', message_template_language: 'en', new_category: 'MARKETING' },
        { entryId: wabaId },
      ),
    () =>
      accountBody(
        'user_preferences',
        {
          user_preferences: [
            { wa_id: '55', category: 'marketing_messages', value: 'stop', timestamp: AT },
          ],
        },
        { entryId: wabaId },
      ),
    () => ({ id: 'x', event: 'channel_running', data: {} }),
  ]
  for (;;) {
    const payload = pick(kinds)()
    for (let times = Math.floor(random() * 4); times > 0; times -= 1) breakOnce(payload, random)
    const bytes = Buffer.from(JSON.stringify(payload))
    const way = random()
    if (way < 0.05) yield Buffer.from(noise(random), 'latin1')
    else if (way < 0.1) yield bytes.subarray(0, Math.floor(random() * bytes.byteLength))
    else if (way < 0.13) yield Buffer.from('['.repeat(Math.floor(random() * 20_000)))
    else if (way < 0.2) yield flipped(bytes, random)
    else yield bytes
  }
}

/** Replaces, removes or doubles one member, anywhere in a value. */
function breakOnce(value: unknown, random: () => number): void {
  if (typeof value !== 'object' || value === null) return
  const keys = Object.keys(value)
  if (keys.length === 0) return
  const key = keys[Math.floor(random() * keys.length)]!
  const members = value as Record<string, unknown>
  const member = members[key]
  if (typeof member === 'object' && member !== null && random() < 0.85)
    return breakOnce(member, random)
  const way = random()
  // A copy: what is put in may itself be broken later, or be put into itself.
  if (way < 0.7) members[key] = structuredClone(ODD[Math.floor(random() * ODD.length)])
  else if (way < 0.85) delete members[key]
  else if (Array.isArray(value)) value.push(member)
  else members[`${key}_new`] = member
}

function flipped(bytes: Buffer, random: () => number): Buffer {
  const changed = Buffer.from(bytes)
  for (let times = 1 + Math.floor(random() * 5); times > 0; times -= 1)
    changed[Math.floor(random() * changed.byteLength)] = Math.floor(random() * 256)
  return changed
}
