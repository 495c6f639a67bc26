import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMessage } from '@/lib/domain/sending/message'
import { type Splice, spliceBody } from '@/lib/domain/sending/splice-body'

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (body: Uint8Array) =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)

const toCloud: Splice = { way: 'messages', addActivitySharing: true }
const toMm = (addActivitySharing: boolean | null = null): Splice => ({
  way: 'marketing_messages',
  addActivitySharing,
})

function spliced(body: Uint8Array, splice: Splice): Uint8Array {
  const reading = readMessage(body)
  if (!reading.ok) throw new Error(reading.problem.details)
  return spliceBody(body, reading.message, splice)
}

describe('for a Cloud attempt', () => {
  test.each([
    ['first', '{"product_policy":"STRICT","to":"1"}', '{"to":"1"}'],
    [
      'in the middle',
      '{"a":1,"bid_spec":{"per_message_bid_multiplier":1.5},"b":2}',
      '{"a":1,"b":2}',
    ],
    ['last', '{"to":"1","message_activity_sharing":true}', '{"to":"1"}'],
    ['alone', '{"message_activity_sharing":false}', '{}'],
    [
      'all of them',
      '{"product_policy":"STRICT","bid_spec":{},"message_activity_sharing":null}',
      '{}',
    ],
    [
      'with white space',
      ' {\r\n "a" : 1 ,\n\t"bid_spec" : [ ] ,\n "b":2\n}\n',
      ' {\r\n "a" : 1 ,\n "b":2\n}\n',
    ],
    ['alone with white space', '{ "bid_spec" : 1 }\n', '{}\n'],
    ['repeated', '{"bid_spec":1,"a":1,"bid_spec":2,"bid_spec":3}', '{"a":1}'],
    [
      'spelled with escapes',
      '{"a":1,"\\u0062id_spec":1,"product\\u005fpolicy":"STRICT"}',
      '{"a":1}',
    ],
    [
      'nested ones stay',
      '{"a":{"bid_spec":1,"product_policy":2},"b":[{"bid_spec":1}],"bid_spec":1}',
      '{"a":{"bid_spec":1,"product_policy":2},"b":[{"bid_spec":1}]}',
    ],
    [
      'strings full of JSON',
      '{"a":"}],{\\"bid_spec\\":\\\\","bid_spec":"}\\\\\\"","b\\\\":"{"}',
      '{"a":"}],{\\"bid_spec\\":\\\\","b\\\\":"{"}',
    ],
    [
      'numbers as written',
      '{"n":12345678901234567890.50e+07,"bid_spec":-0.0E-5,"m":-0}',
      '{"n":12345678901234567890.50e+07,"m":-0}',
    ],
    [
      'escapes as written',
      '{"t":"\\/\\u00e9é\\ud83c\\udf89🎉","bid_spec":1}',
      '{"t":"\\/\\u00e9é\\ud83c\\udf89🎉"}',
    ],
  ])('members go: %s', (_, given, expected) => {
    expect(textOf(spliced(bytes(given), toCloud))).toBe(expected)
  })

  test.each([
    '{}',
    '{"to":"1"}',
    '{"template":{"product_policy":"x"}}',
    '{"Bid_spec":1,"bid_spec ":2}',
    '{"to":"bid_spec"}',
  ])('%s comes back as the same array', (given) => {
    const body = bytes(given)
    expect(spliced(body, toCloud)).toBe(body)
  })

  test('a member nested a quarter of a million deep goes', () => {
    const deep = `${'['.repeat(250_000)}${']'.repeat(250_000)}`
    expect(textOf(spliced(bytes(`{"a":${deep},"bid_spec":${deep}}`), toCloud))).toBe(
      `{"a":${deep}}`,
    )
  })
})

describe('for an MM attempt', () => {
  test.each([
    ['{"to":"1"}', null, '{"recipient_type":"individual","to":"1"}'],
    [
      '{"to":"1"}',
      true,
      '{"recipient_type":"individual","message_activity_sharing":true,"to":"1"}',
    ],
    [
      '{"to":"1","recipient_type":"group"}',
      false,
      '{"message_activity_sharing":false,"to":"1","recipient_type":"group"}',
    ],
    [
      '{"message_activity_sharing":null}',
      true,
      '{"recipient_type":"individual","message_activity_sharing":null}',
    ],
    [' \t{ \n}\r\n', null, ' \t{"recipient_type":"individual" \n}\r\n'],
    [
      '{"a":{"recipient_type":1}}',
      null,
      '{"recipient_type":"individual","a":{"recipient_type":1}}',
    ],
  ])('%j with the default %j becomes %j', (given, addActivitySharing, expected) => {
    expect(textOf(spliced(bytes(given), toMm(addActivitySharing)))).toBe(expected)
  })

  test('what only MM knows stays, in the same array', () => {
    const body = bytes(
      '{"recipient\\u005ftype":null,"product_policy":"STRICT","bid_spec":{},"message_activity_sharing":false}',
    )
    expect(spliced(body, toMm(true))).toBe(body)
  })
})

test('a body that is no JSON object is a mistake of the caller, not an endless loop', () => {
  const reading = readMessage(bytes('{"bid_spec":1}'))
  if (!reading.ok) throw new Error('unreadable')
  const { message } = reading
  for (const cut of ['{"bid_spec":1', '{"bid_spec":"', '{"bid_spec":"\\', '{', '']) {
    expect(() => spliceBody(bytes(cut), message, toCloud)).toThrow()
  }
})

/* Bodies made of pieces: what must stay is known without reading the body. */

const MM_ONLY = ['product_policy', 'message_activity_sharing', 'bid_spec']
const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 })

/** A name spelled as JSON may: any of its characters may be an escape. */
function spelling(name: string): fc.Arbitrary<string> {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return fc.array(fc.boolean(), { minLength: name.length, maxLength: name.length }).map(
    (escapes) =>
      `"${name
        .split('')
        .map((unit, at) => (escapes[at] ? escaped(unit) : JSON.stringify(unit).slice(1, -1)))
        .join('')}"`,
  )
}

const name = fc.oneof(
  fc.constantFrom(
    ...MM_ONLY,
    'recipient_type',
    'to',
    'type',
    'template',
    'bid_spec ',
    'BID_SPEC',
    '',
    '\\',
    '"',
    '{',
    ',bid_spec',
    '__proto__',
  ),
  fc.string(),
)
const value = fc.oneof(
  fc.constantFrom(
    '1E400',
    '-0',
    '12345678901234567890123',
    '"\\\\"',
    '"\\""',
    '"}"',
    '"],{"',
    '{"bid_spec":[{"product_policy":{}}]}',
    '[ [ ] , { } ]',
    '"\\ud800"',
    '"é🎉"',
  ),
  fc.json(),
)
interface Piece {
  name: string
  text: string
}
const piece: fc.Arbitrary<Piece> = name.chain((known) =>
  fc
    .tuple(space, spelling(known), space, space, value, space)
    .map(([before, key, colon, start, given, after]) => ({
      name: known,
      text: `${before}${key}${colon}:${start}${acceptedOf(known, given)}${after}`,
    })),
)
/** A message with another policy, or with half a surrogate pair in what is stored of it, is refused before it is spliced. */
function acceptedOf(name: string, value: string): string {
  if (name === 'product_policy') return '"STRICT"'
  return value === '"\\ud800"' && (name === 'to' || name === 'recipient') ? '"1"' : value
}
const pieces = fc.record({ lead: space, members: fc.array(piece, { maxLength: 12 }), trail: space })
const whole = ({ lead, members, trail }: { lead: string; members: Piece[]; trail: string }) =>
  `${lead}{${members.map(({ text }) => text).join(',')}}${trail}`

test('for Cloud just the MM-only members go, and JSON agrees', () => {
  fc.assert(
    fc.property(pieces, ({ lead, members, trail }) => {
      const body = bytes(whole({ lead, members, trail }))
      const before = body.slice()
      const result = spliced(body, toCloud)
      const kept = members.filter((member) => !MM_ONLY.includes(member.name))
      if (kept.length === members.length) expect(result).toBe(body)
      expect(textOf(result)).toBe(whole({ lead, members: kept, trail }))
      const expected = JSON.parse(textOf(body)) as Record<string, unknown>
      for (const gone of MM_ONLY) delete expected[gone]
      expect(JSON.parse(textOf(result))).toEqual(expected)
      expect(body).toEqual(before)
    }),
    { numRuns: 1000 },
  )
})

test('for MM just the missing members come, and JSON agrees', () => {
  fc.assert(
    fc.property(pieces, fc.constantFrom(true, false, null), (given, sharing) => {
      const text = whole(given)
      const body = bytes(text)
      const result = textOf(spliced(body, toMm(sharing)))
      const parsed = JSON.parse(text) as Record<string, unknown>
      const added = {
        ...(Object.hasOwn(parsed, 'recipient_type') ? {} : { recipient_type: 'individual' }),
        ...(sharing === null || Object.hasOwn(parsed, 'message_activity_sharing')
          ? {}
          : { message_activity_sharing: sharing }),
      }
      expect(JSON.parse(result)).toEqual(Object.assign(JSON.parse(text), added))
      const open = given.lead.length + 1
      const rest = text.slice(open)
      expect(result.slice(0, open)).toBe(text.slice(0, open))
      expect(result.endsWith(rest)).toBe(true)
      const comma = given.members.length > 0 && Object.keys(added).length > 0 ? ',' : ''
      expect(result.slice(open, result.length - rest.length)).toBe(
        JSON.stringify(added).slice(1, -1) + comma,
      )
    }),
    { numRuns: 1000 },
  )
})
