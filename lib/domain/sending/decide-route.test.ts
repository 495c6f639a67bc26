import { describe, expect, test } from 'vitest'
import { decideRoute, type RouteQuestion } from './decide-route'

/** A template of unknown category on a channel where nothing stands in the way of MM. */
const question: RouteQuestion = {
  asked: 'messages',
  via: 'auto',
  isTemplate: true,
  strict: false,
  override: 'inherit',
  partnerRouting: true,
  onboarding: 'onboarded',
  category: 'unknown',
  suppression: {
    recipientOptedOut: false,
    recipientInUs: false,
    suppressOptedOut: false,
    suppressUs: false,
  },
}

const [MM, CLOUD] = ['marketing_messages', 'messages'] as const

/** The rows of contract 2.1 in order, each with only what makes it true. */
const rows: [
  reason: string,
  because: Partial<RouteQuestion>,
  first: string,
  fallback: string | null,
][] = [
  ['forced', { via: CLOUD }, CLOUD, null],
  ['direct', { asked: MM }, MM, null],
  ['not_template', { isTemplate: false }, CLOUD, null],
  ['strict', { strict: true }, MM, null],
  ['channel_off', { override: 'off' }, CLOUD, null],
  ['partner_off', { partnerRouting: false }, CLOUD, null],
  ['not_onboarded', { onboarding: 'not_onboarded' }, CLOUD, MM],
  ['known_marketing', { category: 'marketing' }, MM, CLOUD],
  ['known_non_marketing', { category: 'non_marketing' }, CLOUD, MM],
  ['checked', { category: 'unknown' }, MM, CLOUD],
  ['checked_cache_unavailable', { category: 'unavailable' }, MM, CLOUD],
]

test.each(rows)('%s', (reason, because, first, fallback) => {
  expect(decideRoute({ ...question, ...because })).toEqual({
    kind: 'plan',
    reason,
    first,
    fallback,
  })
})

describe('an earlier row wins over a later one', () => {
  const pairs = rows.flatMap(([reason, earlier], index) =>
    rows
      .slice(index + 1)
      .map(([later, because]) => [reason, later, { ...because, ...earlier }] as const),
  )
  test.each(pairs)('%s over %s', (reason, _later, both) => {
    expect(decideRoute({ ...question, ...both })).toMatchObject({ reason })
  })
})

test('the override on beats partner routing off', () => {
  expect(decideRoute({ ...question, override: 'on', partnerRouting: false })).toMatchObject({
    reason: 'checked',
  })
})

test('onboarding that is not known does not keep from MM', () => {
  expect(decideRoute({ ...question, onboarding: 'unknown' })).toMatchObject({ reason: 'checked' })
})

test('MM can be chosen by hand', () => {
  expect(decideRoute({ ...question, via: MM, override: 'off' })).toMatchObject({
    reason: 'forced',
    first: MM,
    fallback: null,
  })
})

describe('suppression', () => {
  const everybody = {
    recipientOptedOut: true,
    recipientInUs: true,
    suppressOptedOut: true,
    suppressUs: true,
  }
  const marketing: RouteQuestion = { ...question, category: 'marketing', suppression: everybody }

  test('says why, the opt-out first', () => {
    expect(decideRoute(marketing)).toEqual({ kind: 'suppressed', reason: 'suppressed_opt_out' })
    expect(
      decideRoute({ ...marketing, suppression: { ...everybody, recipientOptedOut: false } }),
    ).toEqual({ kind: 'suppressed', reason: 'suppressed_us' })
  })

  test.each(rows.slice(4, 7))('comes before the way is chosen: %s', (_reason, because) => {
    expect(decideRoute({ ...marketing, ...because })).toMatchObject({ kind: 'suppressed' })
  })

  test.each(rows.slice(0, 4))('comes after %s', (reason, because) => {
    expect(decideRoute({ ...marketing, ...because })).toMatchObject({ kind: 'plan', reason })
  })

  test.each(['non_marketing', 'unknown', 'unavailable'] as const)(
    'never touches a template of category %s',
    (category) => {
      expect(decideRoute({ ...marketing, category })).toMatchObject({ kind: 'plan' })
    },
  )

  test.each([
    { suppressOptedOut: false, suppressUs: false },
    { recipientOptedOut: false, recipientInUs: false },
    { suppressOptedOut: false, recipientInUs: false },
    { recipientOptedOut: false, suppressUs: false },
  ])('needs both the setting and the recipient: %o', (without) => {
    expect(decideRoute({ ...marketing, suppression: { ...everybody, ...without } })).toMatchObject({
      kind: 'plan',
    })
  })
})
