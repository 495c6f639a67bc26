import { describe, expect, it } from 'vitest'
import { DEEPEST_JSON, oddJson } from '@/lib/domain/json/odd-json'

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

describe('what of a JSON text the database cannot hold', () => {
  it('passes ordinary JSON, whatever its members are called', () => {
    const text = '{"__proto__":{"constructor":["a\\u001f","😀",1,null,true]},"toString":""}'
    expect(oddJson(JSON.parse(text))).toBeNull()
  })

  it.each([
    ['{"a":["x","\\u0000"]}', 'a.1', 'NUL'],
    ['{"a":"\\ud83d"}', 'a', 'half'],
    ['{"a":{"\\udc00":1}}', 'a.\uFFFD', 'half'],
    ['{"a\\u0000":1}', 'a\uFFFD', 'NUL'],
    ['{"__proto__":{"x":"\\u0000"}}', '__proto__.x', 'NUL'],
  ])('names the place in %s', (text, path, what) => {
    expect(oddJson(JSON.parse(text))).toEqual({ path, message: expect.stringContaining(what) })
  })

  it('takes as many levels as it says, and looks no deeper', () => {
    expect(oddJson(nested(DEEPEST_JSON))).toBeNull()
    expect(oddJson(nested(DEEPEST_JSON + 1))?.message).toContain('64 levels')
    expect(oddJson(nested(100_000))?.message).toContain('64 levels')
  })
})
