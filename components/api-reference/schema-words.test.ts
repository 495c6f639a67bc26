import { expect, it } from 'vitest'
import { schemaWords } from '@/components/api-reference/schema-words'

it('says what values a schema takes', () => {
  expect(schemaWords({ type: 'integer', minimum: 1, maximum: 100 })).toBe('integer, 1 to 100')
  expect(schemaWords({ type: 'integer', minimum: -(2 ** 53 - 1), maximum: 2 ** 53 - 1 })).toBe(
    'integer',
  )
  expect(schemaWords({ type: 'integer', minimum: 0, maximum: 2 ** 53 - 1 })).toBe(
    'integer, 0 or more',
  )
  expect(schemaWords({ anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] })).toBe(
    'time or null',
  )
  expect(schemaWords({ type: ['boolean', 'null'] })).toBe('boolean or null')
  expect(schemaWords({ type: 'array', items: { enum: ['a', 'b'] } })).toBe('array of "a" | "b"')
  expect(schemaWords({ type: 'string', minLength: 12, maxLength: 200 })).toBe(
    'string, 12 to 200 characters',
  )
  expect(schemaWords({})).toBe('anything')
})
