import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { changeCutter } from '@/lib/domain/webhooks/change-cutter'

const cut = (text: string, keeps: (entry: number, change: number) => boolean) =>
  new TextDecoder().decode(changeCutter(new TextEncoder().encode(text))(keeps))

describe('a body cut to some of its changes', () => {
  const TEXT =
    ' {\n "object" : "o", "entry" : [ {"id":"1", "changes":[ {"a":12345678901234567890.50} , {"b":"]},{\\""} ] , "time":7 } ,\n' +
    '{"changes":[{"c":-0.0E5}],"id":2}, {"id":"3","changes":[ ]}, 5 ], "last":[1] }\n'

  it('keeps their bytes, their entries and all around', () => {
    expect(cut(TEXT, (entry, change) => entry === 0 && change === 0)).toBe(
      ' {\n "object" : "o", "entry" : [ {"id":"1", "changes":[ {"a":12345678901234567890.50} ] , "time":7 } ], "last":[1] }\n',
    )
    expect(cut(TEXT, (entry, change) => change === 1 || entry === 1)).toBe(
      ' {\n "object" : "o", "entry" : [ {"id":"1", "changes":[ {"b":"]},{\\""} ] , "time":7 } ,\n{"changes":[{"c":-0.0E5}],"id":2}], "last":[1] }\n',
    )
    expect(cut(TEXT, () => false)).toBe(' {\n "object" : "o", "entry" : [], "last":[1] }\n')
  })

  it.each([
    [
      'names spelled with escapes',
      '{"\\u0065ntry":[{"c\\u0068anges":[1,2]}]}',
      '{"\\u0065ntry":[{"c\\u0068anges":[2]}]}',
    ],
    [
      'a name and its value in white space',
      '{"entry"\t:\n [ { "changes" : [ 1 , 2 ] } ] }',
      '{"entry"\t:\n [ { "changes" : [ 2 ] } ] }',
    ],
    ['a byte order mark', '\ufeff{"entry":[{"changes":[1,2]}]}', '{"entry":[{"changes":[2]}]}'],
    [
      'changes that are no array',
      '{"entry":[{"changes":[1,2]},{"changes":{"x":[1,2]}}]}',
      '{"entry":[{"changes":[2]}]}',
    ],
    [
      'a text named like them',
      '{"a":"entry","entry":[{"id":"changes","changes":[1,2]}]}',
      '{"a":"entry","entry":[{"id":"changes","changes":[2]}]}',
    ],
  ])('reads %s', (_, given, expected) => {
    expect(cut(given, (_entry, change) => change === 1)).toBe(expected)
  })

  it('is no matter of a body without entries', () => {
    expect(() => changeCutter(new TextEncoder().encode('{"entry":{}}'))).toThrow(
      'has no array "entry"',
    )
  })
})

test('whatever is in a change, JSON sees the kept ones, in order, and nothing else', () => {
  const entry = fc.record({
    id: fc.json(),
    changes: fc.array(fc.record({ value: fc.json(), keep: fc.boolean() }), { maxLength: 5 }),
  })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), fc.json(), (entries, other) => {
      const write = (given: typeof entries) =>
        `{"other":${other},"entry":[${given.map(({ id, changes }) => `{"id":${id},"changes":[${changes.map(({ value }) => value).join(',')}]}`).join(',')}],"end":${other}}`
      const kept = entries
        .map(({ id, changes }) => ({ id, changes: changes.filter(({ keep }) => keep) }))
        .filter(({ changes }) => changes.length > 0)
      expect(cut(write(entries), (at, change) => entries[at]!.changes[change]!.keep)).toBe(
        write(kept),
      )
    }),
    { numRuns: 500 },
  )
})
