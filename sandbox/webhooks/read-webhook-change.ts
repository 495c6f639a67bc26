import { validateHeaderName, validateHeaderValue } from 'node:http'
import { flag, type Member, misfit, optional } from '@/sandbox/control-body'
import { errorCatalogue } from '@/sandbox/error-catalogue'
import { isRecord } from '@/sandbox/is-record'
import {
  defaultWebhookSettings,
  type WebhookChange,
  type WebhookSettings,
} from '@/sandbox/webhooks/webhook-settings'

const LONGEST_MS = 30 * 24 * 60 * 60_000
const MOST_UPDATES = 1000

const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most
const isDuration = (value: unknown) => isNumber(value, 0, LONGEST_MS)
const isRange = (value: unknown) =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every(isDuration) &&
  Number(value[0]) <= Number(value[1])

/** An http or https address. */
export const webAddress: Member = {
  accepts: 'an http or https address',
  fits: (value) =>
    typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
}

/** Header names and texts as HTTP allows them. */
export const staticHeaders: Member = {
  accepts: 'an object of header names and their texts',
  fits: (value) =>
    isRecord(value) &&
    Object.entries(value).every(([name, text]) => {
      try {
        validateHeaderName(name)
        validateHeaderValue(name, String(text))
        return typeof text === 'string'
      } catch {
        return false
      }
    }),
}

const orNull = ({ accepts, fits }: Member): Member => ({
  accepts: `${accepts}, or null`,
  fits: (value) => value === null || fits(value),
})

/** An object of some of these names, whose values fit. */
const parts = (of: object, each: string, fits: (value: unknown) => boolean): Member => ({
  accepts: `an object of ${Object.keys(of).join(', ')}: ${each}`,
  fits: (value) =>
    isRecord(value) &&
    Object.entries(value).every(([name, part]) => Object.hasOwn(of, name) && fits(part)),
})

const { delays, rates } = defaultWebhookSettings

const members: Record<keyof WebhookSettings, Member> = {
  url: orNull(webAddress),
  secret: {
    accepts: '{"kind": "meta" or "d360", "value": a text that is not empty}, or null',
    fits: (value) =>
      value === null ||
      (isRecord(value) &&
        Object.keys(value).length === 2 &&
        (value.kind === 'meta' || value.kind === 'd360') &&
        typeof value.value === 'string' &&
        value.value !== ''),
  },
  headers: staticHeaders,
  delays: parts(delays, 'each [least, most] in milliseconds, at most 30 days', isRange),
  rates: parts(rates, 'each a share of 0 to 1', (value) => isNumber(value, 0, 1)),
  failures: parts(errorCatalogue, 'each a weight of 0 or more', (value) =>
    isNumber(value, 0, Number.MAX_SAFE_INTEGER),
  ),
  shuffle: flag,
  batch: {
    accepts: `an object of max: 1 to ${MOST_UPDATES} updates, wait_ms: milliseconds, at most 30 days`,
    fits: (value) =>
      isRecord(value) &&
      Object.entries(value).every(([name, part]) =>
        name === 'max'
          ? isNumber(part, 1, MOST_UPDATES) && Number.isInteger(part)
          : name === 'wait_ms' && isDuration(part),
      ),
  },
  retry: {
    accepts: 'an object of first_ms: 1 or more, max_ms: milliseconds, at most 30 days',
    fits: (value) =>
      isRecord(value) &&
      Object.entries(value).every(([name, part]) =>
        name === 'first_ms' ? isNumber(part, 1, LONGEST_MS) : name === 'max_ms' && isDuration(part),
      ),
  },
  old_shape: flag,
  seed: orNull({
    accepts: 'an integer of 0 to 4294967295',
    fits: (value) => Number.isInteger(value) && isNumber(value, 0, 2 ** 32 - 1),
  }),
}
const given = Object.fromEntries(
  Object.entries(members).map(([name, member]) => [name, optional(member)]),
)

/** The settings with a change, or (a text) what of it does not fit. `failures` and `headers` are replaced, other parts are merged. */
export function readWebhookChange(
  settings: WebhookSettings,
  body: Record<string, unknown>,
): WebhookSettings | string {
  const error = misfit(body, given)
  if (error !== undefined) return error
  const change = body as WebhookChange
  return {
    ...settings,
    ...change,
    delays: { ...settings.delays, ...change.delays },
    rates: { ...settings.rates, ...change.rates },
    batch: { ...settings.batch, ...change.batch },
    retry: { ...settings.retry, ...change.retry },
  }
}
