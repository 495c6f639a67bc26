import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Message, readMessage } from '@/lib/domain/sending/message'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (value: unknown) =>
  readMessage(bytes(typeof value === 'string' ? value : JSON.stringify(value)))

function messageOf(value: unknown): Message {
  const reading = read(value)
  if (!reading.ok) throw new Error(reading.problem.details)
  return reading.message
}

function problemOf(body: Uint8Array) {
  const reading = readMessage(body)
  return reading.ok ? null : reading.problem
}

const template = {
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '+5511987654321',
  type: 'template',
  template: {
    name: 'spring_sale',
    language: { policy: 'deterministic', code: 'pt_BR' },
    components: [],
  },
}

describe('a message', () => {
  test('of a template, whole', () => {
    expect(
      messageOf({
        ...template,
        product_policy: 'STRICT',
        message_activity_sharing: true,
        bid_spec: {},
      }),
    ).toEqual({
      type: 'template',
      isTemplate: true,
      template: { name: 'spring_sale', language: 'pt_BR' },
      recipient: { member: 'to', id: '+5511987654321' },
      productPolicy: 'STRICT',
      activitySharing: true,
      hasRecipientType: true,
      hasBidSpec: true,
      hasGifHeader: false,
    })
  })

  test('of nothing', () => {
    expect(messageOf({})).toEqual({
      type: null,
      isTemplate: false,
      template: null,
      recipient: null,
      productPolicy: null,
      activitySharing: null,
      hasRecipientType: false,
      hasBidSpec: false,
      hasGifHeader: false,
    })
  })

  test.each([
    ['text', false],
    ['template', true],
    ['TEMPLATE', false],
    ['marketing_template', false],
  ])('of type %s is a template: %s', (type, isTemplate) => {
    expect(messageOf({ ...template, type })).toMatchObject({ type, isTemplate })
  })

  test.each<[string, unknown, Message['template']]>([
    ['no template', undefined, null],
    ['a text', 'spring_sale', null],
    ['a list', [], null],
    ['no language', { name: 'a' }, null],
    ['a language that is a text', { name: 'a', language: 'en' }, null],
    ['a language code that is a number', { name: 'a', language: { code: 1 } }, null],
    ['an empty name', { name: '', language: { code: 'en' } }, null],
    [
      'a name of 512 characters',
      { name: 'a'.repeat(512), language: { code: 'en' } },
      { name: 'a'.repeat(512), language: 'en' },
    ],
    ['a name of 513 characters', { name: 'a'.repeat(513), language: { code: 'en' } }, null],
    ['a name with a line break', { name: 'a\n', language: { code: 'en' } }, null],
    [
      'a name outside ASCII',
      { name: 'été_🎉', language: { code: 'fr' } },
      { name: 'été_🎉', language: 'fr' },
    ],
  ])('has a category key or none: %s', (_, given, expected) => {
    expect(messageOf({ type: 'template', template: given })).toMatchObject({
      isTemplate: true,
      template: expected,
    })
  })

  test('has no category key when it is no template', () => {
    expect(messageOf({ ...template, type: 'text' }).template).toBeNull()
  })

  test.each<[string, object, Message['recipient']]>([
    ['a number', { to: '5511987654321' }, { member: 'to', id: '5511987654321' }],
    ['a number without quotes', { to: 5511987654321 }, { member: 'to', id: '5511987654321' }],
    [
      'a BSUID',
      { recipient: 'US.13491208655302741918' },
      { member: 'recipient', id: 'US.13491208655302741918' },
    ],
    ['both: the number wins', { to: '1', recipient: 'US.1' }, { member: 'to', id: '1' }],
    [
      'an empty number and a BSUID',
      { to: '', recipient: 'US.1' },
      { member: 'recipient', id: 'US.1' },
    ],
    ['null and a BSUID', { to: null, recipient: 'US.1' }, { member: 'recipient', id: 'US.1' }],
    ['a list', { to: ['1'] }, null],
    ['a fraction', { to: 1.5 }, null],
    ['257 characters', { to: '1'.repeat(257) }, null],
  ])('goes to %s', (_, members, expected) => {
    expect(messageOf(members).recipient).toEqual(expected)
  })

  test.each([
    [undefined, null],
    [true, true],
    [false, false],
    [null, 'invalid'],
    ['true', 'invalid'],
    [1, 'invalid'],
  ])('with message_activity_sharing %j shares: %j', (message_activity_sharing, expected) => {
    expect(messageOf({ message_activity_sharing }).activitySharing).toBe(expected)
  })

  test('counts a member of null as present', () => {
    expect(messageOf({ recipient_type: null, bid_spec: null })).toMatchObject({
      hasRecipientType: true,
      hasBidSpec: true,
    })
  })

  test.each([
    ['gif', true],
    ['video', false],
    ['image', false],
  ])('with a header of type %s has a GIF header: %s', (type, expected) => {
    const components = [
      null,
      { type: 'header', parameters: [{ type, [type]: { link: 'https://example.com/a.mp4' } }] },
    ]
    expect(
      messageOf({ ...template, template: { ...template.template, components } }).hasGifHeader,
    ).toBe(expected)
  })

  test('takes the last of a repeated member, and keys spelled with escapes', () => {
    expect(
      messageOf(
        '{"product_policy":"nonsense","type":"text","product_p\\u006flicy":"STRICT","type":"template"}',
      ),
    ).toMatchObject({ productPolicy: 'STRICT', type: 'template' })
  })

  test('is not misled by a member named __proto__', () => {
    expect(
      messageOf('{"__proto__":{"product_policy":"nonsense","type":"template"}}'),
    ).toMatchObject({ productPolicy: null, type: null })
  })

  test('may be nested a quarter of a million deep', () => {
    const depth = 250_000
    const deep = '['.repeat(depth) + ']'.repeat(depth)
    expect(
      messageOf(
        `{"type":"text","text":${deep},"to":${deep},"template":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
      ),
    ).toMatchObject({ type: 'text', recipient: null })
  })
})

describe('no message', () => {
  test.each<[string, number[]]>([
    ['a stray byte', [0x7b, 0xff, 0x7d]],
    ['a cut sequence', [0x22, 0xe2, 0x82, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ])('is %s, and the next body is read as if it had not been', (_, body) => {
    expect(problemOf(Uint8Array.from(body))?.what).toBe('not_utf8')
    expect(read(template).ok).toBe(true)
  })

  test.each([
    ['to', { to: '55\0' }],
    ['recipient', { recipient: 'BR.\ud83d' }],
    ['template.name', { template: { name: 'a\0', language: { code: 'en' } } }],
    ['template.language.code', { template: { name: 'a', language: { code: '\udc00' } } }],
  ])('is what has NUL or half a surrogate pair in %s, which is stored', (where, part) => {
    const problem = problemOf(bytes(JSON.stringify({ ...template, ...part })))
    expect(problem?.what).toBe('odd_text')
    expect(problem?.details).toContain(where)
  })

  test.each([
    '{"a\\u0000":1}',
    '{"\\ud800":1}',
    `{"type":"text","text":${'[{"x":'.repeat(50_000)}{"\\udfff":1}${'}]'.repeat(50_000)}}`,
  ])('is what has such a member name, at any depth (%.20j)', (text) => {
    expect(problemOf(bytes(text))?.what).toBe('odd_text')
  })

  test('is not what has them in its content, which passes as it came', () => {
    expect(
      problemOf(
        bytes('{"type":"text","text":{"body":"\\ud800 \\u0000"},"template":{"name":"\\u0000"}}'),
      ),
    ).toBeNull()
  })

  test.each([
    ['', 'is empty'],
    ['\uFEFF{}', 'begins with a byte order mark'],
    ['{"a":1,}', 'is not JSON at position 7'],
    ['{"a":NaN}', 'is not JSON'],
    ['{} {}', 'is not JSON at position 3'],
    ['{"to":"5511987654321', 'is not JSON'],
    ['to=5511987654321', 'is not JSON'],
    ['['.repeat(500_000), 'is not JSON'],
  ])('is %.20j: the body %s', (text, says) => {
    const problem = problemOf(bytes(text))
    expect(problem?.what).toBe('not_json')
    expect(problem?.details).toContain(`The body ${says}`)
    expect(problem?.details).not.toContain('5511987654321')
  })

  test.each([
    ['[]', 'an array'],
    ['null', 'null'],
    ['"text"', '"text"'],
    ['12', '12'],
    ['['.repeat(9999) + ']'.repeat(9999), 'an array'],
  ])('is %.20s', (text, says) => {
    expect(problemOf(bytes(text))).toEqual({
      what: 'not_object',
      details: `The body is ${says}; accepted is a JSON object.`,
    })
  })

  test.each([
    ['"strict"', '"strict"'],
    ['"cloud_api_fallback"', '"cloud_api_fallback"'],
    ['""', '""'],
    ['null', 'null'],
    ['true', 'true'],
    ['{"a":1}', 'an object'],
    ['["STRICT"]', 'an array'],
    [`"${'x'.repeat(99)}"`, `"${'x'.repeat(59)}…`],
    [`${'['.repeat(99_999)}${']'.repeat(99_999)}`, 'an array'],
  ])('has product_policy %.30s', (given, says) => {
    expect(problemOf(bytes(`{"product_policy":${given}}`))).toEqual({
      what: 'bad_product_policy',
      details: `product_policy is ${says}; accepted are "STRICT" and "CLOUD_API_FALLBACK", in upper case.`,
    })
  })

  test.each(['STRICT', 'CLOUD_API_FALLBACK'] as const)(
    'has product_policy %s: that is accepted',
    (product_policy) => {
      expect(messageOf({ product_policy }).productPolicy).toBe(product_policy)
    },
  )
})

test('any bytes are read or refused, never thrown at', () => {
  const anyBody = fc.oneof(
    fc.uint8Array(),
    fc.json().map(bytes),
    fc.string({ unit: 'binary' }).map(bytes),
  )
  fc.assert(
    fc.property(anyBody, (body) => {
      const reading = readMessage(body)
      expect(reading.ok || reading.problem.details.startsWith('The body ')).toBe(true)
    }),
  )
})

test('any JSON object without a product_policy is read', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      expect(read(JSON.stringify({ ...object, product_policy: undefined })).ok).toBe(true)
    }),
  )
})
