import { describe, expect, it } from 'vitest'
import { storableJson } from '@/lib/domain/json/storable-json'

describe('JSON on its way to the database', () => {
  it.each([
    [{ a: 'x\0y' }, '{"a":"x\uFFFDy"}'],
    [{ a: '\ud83d', '\udc00': 1 }, '{"a":"\uFFFD","\uFFFD":1}'],
    [['😀', '\u001f', '"', '\n'], '["😀","\\u001f","\\"","\\n"]'],
  ])('loses what cannot be stored and nothing else: %j', (value, text) => {
    expect(storableJson(value)).toBe(text)
  })

  it('keeps text that only looks like an escape', () => {
    const value = ['\\u0000', '\\\\ud800', 'u0000']
    expect(storableJson(value)).toBe(JSON.stringify(value))
    expect(JSON.parse(storableJson(['\\\0']))).toEqual(['\\\uFFFD'])
  })
})
