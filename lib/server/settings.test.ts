import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError } from '@/lib/server/settings'

const KEY = Buffer.alloc(32, 1).toString('base64')
const WITH_DATABASE = {
  DATABASE_URL: 'postgresql://u:p@localhost/db',
  AUTH_SECRET: 'sixteen characters',
  ENCRYPTION_KEY: KEY,
}

function problem(env: Record<string, string | undefined>): string {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  return 'accepted'
}

describe('the settings', () => {
  it('have the defaults of contract 1', () => {
    expect(readSettings({})).toEqual({
      PORT: 3000,
      HOST: '127.0.0.1',
      KEEP_ALIVE_SECONDS: 75,
      DATABASE_URL: undefined,
      DATA_DIR: '.data',
      AUTH_SECRET: undefined,
      ENCRYPTION_KEY: undefined,
      APP_URL: null,
      TRUST_PROXY: false,
      D360_BASE_URL: 'https://waba-v2.360dialog.io',
      D360_HUB_URL: 'https://hub.360dialog.io',
      D360_HUB_API_KEY: undefined,
      GRAPH_BASE_URL: 'https://graph.facebook.com/v25.0',
      MM_TERMS_URL: 'https://hub.360dialog.com/mmlite-tos',
      SANDBOX_URL: undefined,
      DEMO: true,
      PARTNER_ID: undefined,
      PARTNER_API_KEY: undefined,
      ADMIN_EMAIL: undefined,
      ADMIN_PASSWORD: undefined,
      UPSTREAM_TIMEOUT_MS: 15_000,
      CATEGORY_TTL_SECONDS: 3_600,
      RETENTION_DAYS: 90,
      METRICS_TOKEN: undefined,
      ALLOW_PRIVATE_TARGETS: false,
      LOG_LEVEL: 'info',
    })
  })

  it('take an empty variable for none, so that a template with blanks can be copied', () => {
    const names = Object.keys(readSettings({}))
    expect(readSettings(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(
      readSettings({}),
    )
  })

  it("switch the demonstration off with a database of one's own, unless asked for", () => {
    expect(readSettings(WITH_DATABASE).DEMO).toBe(false)
    expect(readSettings({ ...WITH_DATABASE, DEMO: 'on' }).DEMO).toBe(true)
    expect(readSettings({ DEMO: 'off' }).DEMO).toBe(false)
  })

  it.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['HOST', '::1', '::1'],
    ['DATA_DIR', '/srv/data', '/srv/data'],
    [
      'DATABASE_URL',
      'postgres://u@h:5433/d?sslmode=require',
      'postgres://u@h:5433/d?sslmode=require',
    ],
    ['AUTH_SECRET', 'sixteen characte', 'sixteen characte'],
    ['ENCRYPTION_KEY', KEY, KEY],
    ['APP_URL', 'https://hub.example.com/', 'https://hub.example.com'],
    ['TRUST_PROXY', 'on', true],
    ['D360_BASE_URL', 'http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
    ['D360_HUB_URL', 'https://x.example', 'https://x.example'],
    ['D360_HUB_API_KEY', 'k', 'k'],
    ['GRAPH_BASE_URL', 'https://graph.example/v26.0', 'https://graph.example/v26.0'],
    ['MM_TERMS_URL', 'https://x.example/a?b', 'https://x.example/a?b'],
    ['SANDBOX_URL', 'http://localhost:4010', 'http://localhost:4010'],
    ['DEMO', 'on', true],
    ['PARTNER_ID', 'acmePA', 'acmePA'],
    ['PARTNER_API_KEY', 'x'.repeat(16), 'x'.repeat(16)],
    ['ADMIN_EMAIL', 'a@b.example', 'a@b.example'],
    ['ADMIN_PASSWORD', 'eight ch', 'eight ch'],
    ['UPSTREAM_TIMEOUT_MS', '100', 100],
    ['CATEGORY_TTL_SECONDS', '1', 1],
    ['RETENTION_DAYS', '8', 8],
    ['METRICS_TOKEN', 'eight ch', 'eight ch'],
    ['ALLOW_PRIVATE_TARGETS', 'on', true],
    ['LOG_LEVEL', 'debug', 'debug'],
  ] as const)('take %s=%s', (name, given, read) => {
    expect(readSettings({ ...WITH_DATABASE, [name]: given })).toHaveProperty(name, read)
  })

  it.each([
    [
      'PORT',
      ['65536', '-1', '3000.5', '0x10', 'http', ' 3000'],
      'a port number, 0 to 65535 (0 takes a free one)',
    ],
    ['APP_URL', ['localhost:3000', 'ftp://x.example', 'hub'], 'an http(s):// URL'],
    ['TRUST_PROXY', ['true', '1', 'ON'], 'on or off'],
    [
      'D360_BASE_URL',
      [
        'waba-v2.360dialog.io',
        'https://x.example/?a=b',
        'https://x.example/#a',
        'https://u:p@x.example',
      ],
      'an http(s):// URL without query, fragment or credentials',
    ],
    [
      'D360_HUB_URL',
      ['hub.360dialog.io', 'https://x.example/?a'],
      'an http(s):// URL without query, fragment or credentials',
    ],
    [
      'GRAPH_BASE_URL',
      ['v25.0', 'https://x.example/v25.0?a=b'],
      'an http(s):// URL without query, fragment or credentials, with the Graph version',
    ],
    ['MM_TERMS_URL', ['mmlite-tos'], 'an http(s):// URL'],
    [
      'SANDBOX_URL',
      ['127.0.0.1:4010', 'http://x.example/?a'],
      'an http(s):// URL without query, fragment or credentials',
    ],
    ['DEMO', ['yes'], 'on or off'],
    ['PARTNER_ID', ['a b', 'ä', 'x'.repeat(65)], '1 to 64 letters, digits, - or _'],
    ['ADMIN_EMAIL', ['owner', 'a@', '@b.example'], 'an e-mail address'],
    ['UPSTREAM_TIMEOUT_MS', ['99', '600001', '15s'], 'milliseconds, 100 to 600000'],
    ['CATEGORY_TTL_SECONDS', ['0', '604801', '1h'], 'seconds, 1 to 604800'],
    ['RETENTION_DAYS', ['7', '36501', '-90', '90 days'], 'days, 8 to 36500'],
    ['ALLOW_PRIVATE_TARGETS', ['true'], 'on or off'],
    ['LOG_LEVEL', ['verbose', 'INFO'], 'fatal, error, warn, info, debug, trace or silent'],
  ])(
    'refuse a bad %s in one line that says what was given and what is accepted',
    (name, bad, accepted) => {
      for (const given of bad)
        expect(problem({ [name]: given })).toBe(
          `${name}: ${JSON.stringify(given)} is not accepted; give ${accepted}.`,
        )
    },
  )

  it.each([
    ['DATABASE_URL', ['mysql://u:secret@h/d', 'secret', 'h:5432/secret'], 'a postgresql:// URL'],
    ['AUTH_SECRET', ['a secret'], 'at least 16 characters'],
    [
      'ENCRYPTION_KEY',
      [
        'secret',
        'a'.repeat(64),
        Buffer.alloc(31).toString('base64'),
        `${KEY.slice(0, 20)}\n${KEY.slice(20)}`,
        `!${KEY}`,
      ],
      '32 bytes in base64 (openssl rand -base64 32)',
    ],
    ['PARTNER_API_KEY', ['fifteen secrets', 'x'.repeat(201)], '16 to 200 characters'],
    ['ADMIN_PASSWORD', ['secret', 'x'.repeat(201)], '8 to 200 characters'],
    ['METRICS_TOKEN', ['secret'], 'at least 8 characters'],
  ])('refuse a bad %s without showing it', (name, bad, accepted) => {
    for (const given of bad)
      expect(problem({ [name]: given })).toBe(
        `${name}: the given value (not shown) is not accepted; give ${accepted}.`,
      )
  })

  it('say it in one line, whatever was given', () => {
    expect(problem({ PORT: 'a\nb\r\nc' }).split(/[\r\n]/)).toHaveLength(1)
  })

  it.each(['AUTH_SECRET', 'ENCRYPTION_KEY'])(
    'ask for %s together with DATABASE_URL, and say why',
    (name) => {
      expect(problem({ ...WITH_DATABASE, [name]: undefined })).toMatch(
        new RegExp(
          `^${name}: nothing is given, but it is required together with DATABASE_URL, so that every instance .* shares it; give .+\\.$`,
        ),
      )
    },
  )
})
