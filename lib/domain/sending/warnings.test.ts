import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMessage } from '@/lib/domain/sending/message'
import {
  WARNINGS,
  type WarningCode,
  type WarningsInput,
  warningsFor,
} from '@/lib/domain/sending/warnings'

const DAY = 24 * 3600

function message(members: object = {}) {
  const body = {
    to: '5511987654321',
    type: 'template',
    template: { name: 'a', language: { code: 'en' } },
    ...members,
  }
  const reading = readMessage(new TextEncoder().encode(JSON.stringify(body)))
  if (!reading.ok) throw new Error(reading.problem.details)
  return reading.message
}

/** A marketing template between Brazilian numbers by MM, fallback Cloud, of which there is nothing to say. */
const quiet: WarningsInput = {
  message: message({ message_activity_sharing: true }),
  ways: ['marketing_messages', 'messages'],
  category: 'marketing',
  countries: { sender: 'BR', recipient: 'BR' },
  defaultActivitySharing: null,
  provider: 'meta',
  providerRoutingOff: false,
  recipientOptedOut: false,
  template: null,
  templateIsFresh: false,
  possibleDuplicate: false,
}
const codes = (input: Partial<WarningsInput>) =>
  warningsFor({ ...quiet, ...input }).map(({ code }) => code)
const text = (code: WarningCode, input: Partial<WarningsInput>) =>
  warningsFor({ ...quiet, ...input }).find((warning) => warning.code === code)?.text

const cases: [WarningCode, string, Partial<WarningsInput>][] = [
  ['no_click_events', 'sharing is not set', { message: message() }],
  [
    'no_click_events',
    'the message says false, the channel true',
    { message: message({ message_activity_sharing: false }), defaultActivitySharing: true },
  ],
  [
    'no_click_events',
    'the channel says false',
    { message: message(), defaultActivitySharing: false },
  ],
  [
    'no_click_events',
    'the message says "true" in quotes',
    { message: message({ message_activity_sharing: 'true' }), defaultActivitySharing: true },
  ],
  ['us_recipient', 'the recipient is American', { countries: { sender: 'BR', recipient: 'US' } }],
  ['us_recipient', 'and suppressed', { countries: { sender: 'BR', recipient: 'US' }, ways: [] }],
  [
    'us_recipient',
    'and the category unknown',
    { countries: { sender: 'BR', recipient: 'US' }, category: 'unknown' },
  ],
  [
    'sanctioned_country',
    'the recipient is Cuban',
    { countries: { sender: 'BR', recipient: 'CU' } },
  ],
  ['sanctioned_country', 'the sender is Syrian', { countries: { sender: 'SY', recipient: null } }],
  [
    'sanctioned_country',
    'and no template',
    {
      countries: { sender: null, recipient: 'IR' },
      message: message({ type: 'text' }),
      ways: ['messages'],
    },
  ],
  ['opted_out', 'the recipient opted out', { recipientOptedOut: true }],
  ['opted_out', 'and is suppressed', { recipientOptedOut: true, ways: [] }],
  [
    'ttl_lost_on_cloud',
    'the template lives 12 h',
    { template: { message_send_ttl_seconds: DAY / 2 } },
  ],
  [
    'ttl_lost_on_cloud',
    'by Cloud alone',
    { template: { message_send_ttl_seconds: 30 * DAY - 1 }, ways: ['messages'] },
  ],
  [
    'mm_only_feature',
    'a GIF is sent',
    {
      message: message({
        message_activity_sharing: true,
        template: {
          name: 'a',
          language: { code: 'en' },
          components: [{ type: 'header', parameters: [{ type: 'gif' }] }],
        },
      }),
    },
  ],
  [
    'mm_only_feature',
    'a GIF is listed',
    { template: { components: [{ type: 'HEADER', format: 'GIF' }] } },
  ],
  [
    'mm_only_feature',
    'a deep link',
    {
      template: {
        components: [{ type: 'BUTTONS', buttons: [{}, { app_deep_link: { meta_app_id: 1 } }] }],
      },
    },
  ],
  ['mm_only_feature', 'a maximum price', { template: { optimization_spec: { bid_amount: 5000 } } }],
  [
    'mm_only_feature',
    'a maximum price, old name',
    { template: { bid_spec: { bid_amount: 5000 } } },
  ],
  [
    'mm_only_feature',
    'a multiplied price',
    {
      message: message({
        message_activity_sharing: true,
        bid_spec: { per_message_bid_multiplier: 2 },
      }),
    },
  ],
  ['template_syncing', 'the template is new', { templateIsFresh: true }],
  ['possible_duplicate', 'Cloud followed an ambiguous attempt', { possibleDuplicate: true }],
  ['provider_routes_itself', 'with 360dialog', { provider: '360dialog' }],
  [
    'provider_routes_itself',
    'by Cloud alone',
    { provider: '360dialog', ways: ['messages'], category: 'non_marketing' },
  ],
]

describe('is given just', () => {
  test.each(cases)('%s: %s', (code, _, input) => {
    expect(codes(input)).toEqual([code])
  })

  test.each([
    [{ sender: 'DE', recipient: 'BR' }],
    [{ sender: 'BR', recipient: 'JP' }],
    [{ sender: 'RU', recipient: 'BR' }],
    [{ sender: null, recipient: 'GB' }],
  ])('no clicks and no optimisation: %j', (countries) => {
    expect(codes({ countries })).toEqual(['no_click_country', 'no_optimisation_country'])
  })

  test('every code has a case', () => {
    const tried = new Set([
      ...cases.map(([code]) => code),
      'no_click_country',
      'no_optimisation_country',
    ])
    expect([...WARNINGS].filter((code) => !tried.has(code))).toEqual([])
  })
})

const ofMm: Partial<WarningsInput> = {
  message: message(),
  countries: { sender: 'DE', recipient: 'DE' },
  templateIsFresh: true,
}
const ofCloud: Partial<WarningsInput> = {
  provider: '360dialog',
  template: { message_send_ttl_seconds: DAY, components: [{ type: 'HEADER', format: 'gif' }] },
}
const ofMarketing: Partial<WarningsInput> = {
  countries: { sender: null, recipient: 'US' },
  recipientOptedOut: true,
}

test.each<[string, Partial<WarningsInput>, WarningCode[]]>([
  ['nothing known', { category: 'unknown', countries: { sender: null, recipient: null } }, []],
  ['the channel shares', { message: message(), defaultActivitySharing: true }, []],
  ['what is of MM, by Cloud', { ...ofMm, ways: ['messages'] }, []],
  ['what is of MM, suppressed', { ...ofMm, ways: [] }, []],
  ['what is of MM, no marketing', { ...ofMm, category: 'non_marketing' }, []],
  ['what is of MM, no template', { ...ofMm, message: message({ type: 'text' }) }, []],
  [
    'what is of MM, category unavailable',
    { ...ofMm, category: 'unavailable' },
    ['no_click_events', 'no_click_country', 'no_optimisation_country', 'template_syncing'],
  ],
  ['what is of Cloud, by MM alone', { ...ofCloud, ways: ['marketing_messages'] }, []],
  [
    'what is of Cloud, no template',
    { ...ofCloud, message: message({ type: 'text' }), ways: ['messages'] },
    [],
  ],
  [
    'what is of Cloud, category unknown',
    { ...ofCloud, category: 'unknown' },
    ['mm_only_feature', 'provider_routes_itself'],
  ],
  [
    'what is of Cloud, a utility lifetime',
    { ...ofCloud, category: 'non_marketing', template: { message_send_ttl_seconds: 60 } },
    ['provider_routes_itself'],
  ],
  ['what is of marketing, of another category', { ...ofMarketing, category: 'non_marketing' }, []],
  [
    'what is of marketing, no template',
    { ...ofMarketing, message: message({ type: 'text' }), ways: ['messages'] },
    [],
  ],
  ['an American sender', { countries: { sender: 'US', recipient: 'BR' } }, []],
  ['a Russian recipient', { countries: { sender: 'BR', recipient: 'RU' } }, []],
  ['the longest lifetime', { template: { message_send_ttl_seconds: 30 * DAY } }, []],
  ['the lifetime -1', { template: { message_send_ttl_seconds: -1 } }, []],
  [
    'no lifetime',
    {
      template: {
        message_send_ttl_seconds: null,
        components: [
          { type: 'HEADER', format: 'VIDEO' },
          { type: 'BUTTONS', buttons: [{}] },
        ],
      },
    },
    [],
  ],
  ['360dialog switched off', { provider: '360dialog', providerRoutingOff: true }, []],
  ['the sandbox', { provider: 'sandbox' }, []],
])('of %s', (_, input, expected) => {
  expect(codes(input)).toEqual(expected)
})

test('texts name what they are about', () => {
  expect(text('no_click_country', { countries: { sender: 'RU', recipient: 'FR' } })).toMatch(
    /Russian profile.*European Economic Area.*\(sender RU, recipient FR\)$/,
  )
  expect(text('no_click_country', { countries: { sender: 'DE', recipient: 'FR' } })).toMatch(
    /^Meta reports no clicks[^.]+\. \(sender DE, recipient FR\)$/,
  )
  expect(text('ttl_lost_on_cloud', { template: { message_send_ttl_seconds: 43_200 } })).toContain(
    '43200 seconds',
  )
  expect(
    text('mm_only_feature', {
      template: { components: [{ type: 'HEADER', format: 'GIF' }], optimization_spec: {} },
    }),
  ).toContain('GIF header, maximum price')
})

test('warnings come in the order of the list, once each, each with a sentence', () => {
  const input = fc.record({
    ways: fc.subarray(['marketing_messages', 'messages'] as const),
    category: fc.constantFrom('marketing', 'non_marketing', 'unknown', 'unavailable'),
    countries: fc.record({
      sender: fc.constantFrom('BR', 'DE', 'RU', 'CU', null),
      recipient: fc.constantFrom('US', 'JP', 'IR', null),
    }),
    message: fc.constantFrom(
      message(),
      message({ type: 'text' }),
      message({ message_activity_sharing: true, bid_spec: {} }),
    ),
    defaultActivitySharing: fc.constantFrom(true, false, null),
    provider: fc.constantFrom('360dialog', 'meta', 'sandbox'),
    providerRoutingOff: fc.boolean(),
    recipientOptedOut: fc.boolean(),
    template: fc.constantFrom(null, { message_send_ttl_seconds: DAY }, { optimization_spec: {} }),
    templateIsFresh: fc.boolean(),
    possibleDuplicate: fc.boolean(),
  }) satisfies fc.Arbitrary<WarningsInput>
  fc.assert(
    fc.property(input, (given) => {
      const warnings = warningsFor(given)
      const found = warnings.map(({ code }) => code)
      expect(found).toEqual(WARNINGS.filter((code) => found.includes(code)))
      for (const warning of warnings) expect(warning.text).toMatch(/^[\dA-Zm].{20,}[.)]$/)
    }),
  )
})
