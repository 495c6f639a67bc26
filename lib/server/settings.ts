import { z } from 'zod'

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on')
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
/** The address that paths are appended to. */
const baseUrl = url.refine((value) => {
  const { search, hash, username, password } = new URL(value)
  return search + hash + username + password === ''
})
const wholeNumber = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(from).max(to))
/** 32 bytes: 43 digits and the padding. */
export const key32 = z.string().regex(/^[A-Za-z0-9+/]{43}=?$/)

const BASE_URL = 'an http(s):// URL without query, fragment or credentials'

/** Every setting (contract 1): how it is read, and what is accepted, in the words of the error. */
export const variables = {
  PORT: [wholeNumber(0, 65_535).default(3000), 'a port number, 0 to 65535 (0 takes a free one)'],
  HOST: [z.string().min(1).default('127.0.0.1'), 'an address to listen on'],
  KEEP_ALIVE_SECONDS: [wholeNumber(1, 3_600).default(75), 'seconds, 1 to 3600'],
  DATABASE_URL: [z.url({ protocol: /^postgres(ql)?$/ }).optional(), 'a postgresql:// URL'],
  DATA_DIR: [z.string().min(1).default('.data'), 'a folder'],
  AUTH_SECRET: [z.string().min(16).optional(), 'at least 16 characters'],
  ENCRYPTION_KEY: [key32.optional(), '32 bytes in base64 (openssl rand -base64 32)'],
  APP_URL: [url.optional(), 'an http(s):// URL'],
  TRUST_PROXY: [onOff.default(false), 'on or off'],
  D360_BASE_URL: [baseUrl.default('https://waba-v2.360dialog.io'), BASE_URL],
  D360_HUB_URL: [baseUrl.default('https://hub.360dialog.io'), BASE_URL],
  D360_HUB_API_KEY: [z.string().min(1).optional(), 'a 360dialog Partner API key'],
  GRAPH_BASE_URL: [
    baseUrl.default('https://graph.facebook.com/v25.0'),
    `${BASE_URL}, with the Graph version`,
  ],
  MM_TERMS_URL: [url.default('https://hub.360dialog.com/mmlite-tos'), 'an http(s):// URL'],
  META_APP_ID: [
    z
      .string()
      .regex(/^\d{1,32}$/)
      .optional(),
    'the digits of a Meta app id',
  ],
  META_CONFIG_ID: [
    z
      .string()
      .regex(/^\d{1,32}$/)
      .optional(),
    'the digits of a Facebook Login for Business configuration id',
  ],
  SANDBOX_URL: [baseUrl.optional(), BASE_URL],
  DEMO: [onOff.optional(), 'on or off'],
  PARTNER_ID: [
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/)
      .optional(),
    '1 to 64 letters, digits, - or _',
  ],
  PARTNER_API_KEY: [z.string().min(16).max(200).optional(), '16 to 200 characters'],
  ADMIN_EMAIL: [z.email().optional(), 'an e-mail address'],
  ADMIN_PASSWORD: [z.string().min(8).max(200).optional(), '8 to 200 characters'],
  UPSTREAM_TIMEOUT_MS: [wholeNumber(100, 600_000).default(15_000), 'milliseconds, 100 to 600000'],
  CATEGORY_TTL_SECONDS: [wholeNumber(1, 604_800).default(3_600), 'seconds, 1 to 604800'],
  RETENTION_DAYS: [wholeNumber(8, 36_500).default(90), 'days, 8 to 36500'],
  METRICS_TOKEN: [z.string().min(8).optional(), 'at least 8 characters'],
  ALLOW_PRIVATE_TARGETS: [onOff.default(false), 'on or off'],
  LOG_LEVEL: [
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    'fatal, error, warn, info, debug, trace or silent',
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>

type Variables = typeof variables
type Read = { [Name in keyof Variables]: z.output<Variables[Name][0]> }
export type Settings = Omit<Read, 'DEMO' | 'APP_URL'> & { DEMO: boolean; APP_URL: string | null }

const SECRET = new Set([
  'DATABASE_URL',
  'AUTH_SECRET',
  'ENCRYPTION_KEY',
  'D360_HUB_API_KEY',
  'PARTNER_API_KEY',
  'ADMIN_PASSWORD',
  'METRICS_TOKEN',
])

/** A setting that stops the start; `message` is one line for the person who starts Fairway. */
export class SettingsError extends Error {}

/** Reads the settings (contract 1). An empty variable counts as unset. Throws `SettingsError`. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const read: Record<string, unknown> = {}
  for (const [name, [schema, accepted]] of Object.entries(variables)) {
    const given = env[name] === '' ? undefined : env[name]
    const result = schema.safeParse(given)
    if (!result.success) {
      const shown = SECRET.has(name) ? 'the given value (not shown)' : JSON.stringify(given)
      throw new SettingsError(`${name}: ${shown} is not accepted; give ${accepted}.`)
    }
    read[name] = result.data
  }
  const settings = read as Read
  if (settings.DATABASE_URL) {
    for (const name of ['AUTH_SECRET', 'ENCRYPTION_KEY'] as const) {
      if (settings[name]) continue
      throw new SettingsError(
        `${name}: nothing is given, but it is required together with DATABASE_URL, so that every instance and every restart shares it; give ${variables[name][1]}.`,
      )
    }
  }
  if ((settings.META_APP_ID === undefined) !== (settings.META_CONFIG_ID === undefined)) {
    const missing = settings.META_APP_ID === undefined ? 'META_APP_ID' : 'META_CONFIG_ID'
    throw new SettingsError(
      `${missing}: nothing is given, but Meta's embedded signup needs META_APP_ID and META_CONFIG_ID together; give ${variables[missing][1]}, or neither.`,
    )
  }
  return {
    ...settings,
    DEMO: settings.DEMO ?? !settings.DATABASE_URL,
    APP_URL: settings.APP_URL ?? null,
  }
}
