import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'

describe('a JSON object with members of any name', () => {
  const counts = anyMembers(z.int())

  it('keeps members named as what every JavaScript object inherits', () => {
    const text = '{"__proto__":1,"constructor":2,"toString":3,"hasOwnProperty":4,"":5}'
    expect(JSON.stringify(z.object({ counts }).parse({ counts: JSON.parse(text) }).counts)).toBe(
      text,
    )
  })

  it.each([[[]], [null], ['text'], [undefined], [7]])('is not %j', (value) => {
    expect(counts.safeParse(value).success).toBe(false)
  })

  it('names the member that does not fit', () => {
    const inner = anyMembers(z.object({ new: z.int() }))
    expect(inner.safeParse({ constructor: { new: 'x' } }).error?.issues[0]?.path).toEqual([
      'constructor',
      'new',
    ])
  })

  it('says in the API document what its members are', () => {
    expect(z.toJSONSchema(counts, { unrepresentable: 'any' })).toMatchObject({
      type: 'object',
      additionalProperties: { type: 'integer' },
    })
  })
})
