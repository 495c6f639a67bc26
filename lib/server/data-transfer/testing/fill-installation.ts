import { v7 as uuid } from 'uuid'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { seal } from '@/lib/server/crypto/sealed'
import type { Database } from '@/lib/server/db/database'

/** Text that careless quoting, escaping or cutting into lines would change. */
export const ODD_TEXT = `NULL "quoted" 'single' {braced,} \\x00 \\n back\\slash\nline\r\nfeeds\ttab \u2028 ä 😀 ${'x'.repeat(300)}`

/** A row or two of everything an installation of two partners may have, with the values that are hard to carry. */
export async function fillInstallation(
  { prisma, ...database }: Database,
  encryptionKey: Buffer,
): Promise<void> {
  for (const partnerId of ['onePA', 'twoPA']) {
    await prisma.partner.create({
      data: {
        id: partnerId,
        name: ODD_TEXT,
        routingEnabled: false,
        fallbackPolicy: 'confirmed',
        revision: {
          create: { directoryNumber: 9_007_199_254_740_993n, categoryNumber: 2n ** 63n - 1n },
        },
        users: {
          create: {
            id: 'aUS',
            email: `${partnerId}@one.example`,
            name: 'Owner',
            role: 'owner',
            passwordHash: '$argon2id$',
            sessionVersion: 7,
          },
        },
        keys: {
          create: {
            id: 'aKY',
            keyHash: keyHash(partnerId),
            lastFour: 'abcd',
            createdBy: 'system',
            revokedAt: new Date('2026-03-29T01:30:00.001Z'),
          },
        },
      },
    })
    await prisma.client.create({ data: { partnerId, id: 'aCL', name: 'A', contactEmail: null } })
    await prisma.portfolio.create({ data: { partnerId, id: '1', clientId: 'aCL' } })
    await prisma.waba.create({
      data: {
        partnerId,
        id: '11',
        clientId: 'aCL',
        portfolioId: '1',
        onboardingStatus: 'ELIGIBLE',
        checkedAt: new Date('1969-12-31T23:59:59.999Z'),
      },
    })
    await prisma.channel.create({
      data: {
        partnerId,
        id: 'aCH',
        clientId: 'aCL',
        wabaId: '11',
        name: ODD_TEXT,
        provider: 'sandbox',
        phoneNumber: '5511987654321',
        phoneNumberId: '111',
        upstreamKeyEncrypted: seal('an upstream key', encryptionKey),
        upstreamKeyHash: keyHash(`an upstream key of ${partnerId}`),
        routingOverride: 'off',
        keys: {
          create: {
            id: 'bKY',
            keyHash: keyHash(`channel of ${partnerId}`),
            lastFour: 'wxyz',
            createdBy: 'user:aUS',
          },
        },
      },
    })
    await prisma.optOut.create({
      data: { partnerId, wabaId: '11', recipient: '5521991112222', at: new Date() },
    })
    await prisma.auditLog.create({
      data: {
        partnerId,
        id: uuid(),
        actor: 'system',
        action: 'test',
        subject: 'aCH',
        before: { odd: ODD_TEXT },
        after: { list: [1.5, null, true] },
      },
    })
  }
  await database.script(`
    INSERT INTO template (partner_id, waba_id, name, language, category, components, read_at) VALUES
      ('onePA', '11', 'big_numbers', 'en', 'MARKETING', '[{"n": 123456789012345678901234567890.0100, "e": 1e400, "text": "null"}]', '2026-01-01 00:00:00.0004+05:30'),
      ('onePA', '11', 'json_null', 'en', 'MARKETING', 'null', now());
    INSERT INTO template_category (partner_id, waba_id, name, language, hits, first_seen_at, revision) VALUES
      ('onePA', '11', 'big_numbers', 'en', 9223372036854775807, now(), 5);
    INSERT INTO instance (id, seen_at) VALUES ('a living process', now());
    INSERT INTO idempotency_key (partner_id, channel_id, path, key, body_hash, instance_id, trace_id, created_at, status, headers, body) VALUES
      ('onePA', 'aCH', '/messages', 'answered', '\\x00ff5c0a', 'a living process', 't1', now(), 200, '{"content-type": "application/json"}', '\\x7b225c6e227d00'),
      ('onePA', 'aCH', '/messages', 'running', '\\x00', 'a living process', 't2', now(), NULL, NULL, NULL)`)
  await fillMessages(database, 'onePA', 120)
}

/** As many messages, each with a trace of about a kilobyte. */
export async function fillMessages(
  database: Pick<Database, 'query'>,
  partnerId: string,
  count: number,
): Promise<void> {
  for (let from = 0; from < count; from += 10_000) {
    await database.query(
      `INSERT INTO message (partner_id, trace_id, channel_id, waba_id, at, source, asked, type, recipient, reason, policy, answer_status, latency_ms, trace)
       SELECT $1::text, 'trace-' || n, 'aCH', '11', '2026-11-20 12:00:00Z'::timestamptz + n * interval '1.001 seconds', 'gateway', 'messages', 'template',
         '55219911' || n, 'checked', 'documented', 200, n, jsonb_build_object('number', n, 'facts', md5(n::text) || repeat(md5(n::text), 30))
       FROM generate_series($2::integer, $3::integer) AS n`,
      [partnerId, from + 1, Math.min(from + 10_000, count)],
    )
  }
}
