import fc from 'fast-check'
import { expect, it } from 'vitest'
import { auditDifference } from '@/components/accounts/audit-difference'

it('names what changed and leaves out what did not, into objects', () => {
  const before = { name: 'Ana', role: 'owner', limits: { a: 1, b: [1] }, note: null }
  const after = { name: 'Ana', role: 'viewer', limits: { a: 1, b: [1, 2] }, note: 'x' }
  expect(auditDifference(before, after)).toEqual([
    { field: 'role', before: 'owner', after: 'viewer' },
    { field: 'limits.b', before: '[1]', after: '[1,2]' },
    { field: 'note', before: 'none', after: 'x' },
  ])
})

it('is all of what was made, or taken away', () => {
  expect(auditDifference(null, { a: true })).toEqual([
    { field: 'a', before: undefined, after: 'true' },
  ])
  expect(auditDifference({ a: '' }, null)).toEqual([{ field: 'a', before: '', after: undefined }])
  expect(auditDifference(null, null)).toEqual([])
})

it('finds nothing between equal values, and the same fields in both directions', () => {
  const value = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(auditDifference(a, structuredClone(a))).toEqual([])
      const back = auditDifference(b, a).map(({ field, before, after }) => ({
        field,
        before: after,
        after: before,
      }))
      const byField = (x: { field: string }, y: { field: string }) => (x.field < y.field ? -1 : 1)
      expect(auditDifference(a, b).sort(byField)).toEqual(back.sort(byField))
    }),
  )
})
