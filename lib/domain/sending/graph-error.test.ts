import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readGraphError } from './graph-error'

const bytes = (body: unknown) =>
  new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
const read = (body: unknown) => readGraphError(bytes(body))

const error = {
  message: '(#131055) Method not allowed',
  code: 131055,
  error_data: { details: 'Only marketing' },
}

test.each([
  ['Meta', { error }],
  ['360dialog around Meta', { detail: { error } }],
  ['a bare detail object', { detail: error }],
  ['a code sent as text', { error: { ...error, code: '131055' } }],
  ['a null before the real one', { error: null, detail: { error } }],
])('unwraps %s', (_name, body) => {
  expect(read(body)).toEqual({ code: 131055, text: '(#131055) Method not allowed Only marketing' })
})

test.each([
  ['a detail string', { detail: 'Invalid api_key' }, 'Invalid api_key'],
  ['an error string', { error: 'Forbidden' }, 'Forbidden'],
  [
    'the 360dialog hub',
    { meta: { http_code: 400, developer_message: 'The endpoint is blocked' } },
    'The endpoint is blocked',
  ],
  [
    'plain text',
    'You have exceeded\r\nthe endpoint rate limit.',
    'You have exceeded the endpoint rate limit.',
  ],
])('takes the text of %s', (_name, body, text) => expect(read(body)).toEqual({ code: null, text }))

test.each([
  ['nothing', ''],
  ['a page of markup', '\n <!doctype html><p>must accept the terms</p>'],
  ['an empty object', {}],
  ['an empty error', { error: {} }],
  ['a success', { messages: [{ id: 'wamid.A' }] }],
  ['a list', []],
  ['null', 'null'],
  ['an unusable code', { error: { code: 1e300 } }],
  ['a fraction', { error: { code: 131.5 } }],
  ['more than 1 MiB', { error: { code: 190, message: 'x'.repeat(1024 * 1024) } }],
])('finds no error in %s', (_name, body) => expect(read(body)).toBeNull())

test('keeps the text storable: one line, no NUL, no half of a surrogate pair, at most 2000 characters', () => {
  expect(read('{"error":{"code":1,"message":"a\\u0000b\\ud800c\\n d"}}')).toEqual({
    code: 1,
    text: 'a b c d',
  })
  expect(read({ error: { message: '😀'.repeat(5000) } })?.text.length).toBeLessThanOrEqual(2000)
})

test('reads any bytes and any JSON', () => {
  const key = fc.constantFrom(
    'error',
    'detail',
    'meta',
    'code',
    'message',
    'error_data',
    'details',
    'developer_message',
  )
  const tree = fc
    .object({ key, maxDepth: 4, withNullPrototype: false })
    .map((value) => bytes(JSON.stringify(value)))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(bytes), tree), (body) => {
      const found = readGraphError(body)
      if (found === null) return
      expect(found.code === null || Number.isSafeInteger(found.code)).toBe(true)
      expect(found.text).not.toMatch(/[\p{Cc}\p{Cs}]/u)
    }),
    { numRuns: 2000 },
  )
})
