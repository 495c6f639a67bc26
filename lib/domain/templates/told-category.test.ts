import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { applyTemplateUpdate, type ToldCategory } from '@/lib/domain/templates/told-category'
import type { TemplateCategoryUpdate } from '@/lib/domain/webhooks/webhook-update'

const NOTHING: ToldCategory = { fact: null, impending: null }
const update = (
  newCategory: string,
  at: number,
  correctCategory: string | null = null,
): TemplateCategoryUpdate => ({
  kind: 'template_category_update',
  wabaId: '1',
  name: 'a',
  language: 'en',
  newCategory,
  correctCategory,
  at,
})
const list = (category: 'marketing' | 'non_marketing', at: number): ToldCategory => ({
  fact: { category, source: 'list', at },
  impending: null,
})

it('an announcement is a notice only: `new_category` is the one that still holds', () => {
  expect(
    applyTemplateUpdate(list('non_marketing', 5_000), update('UTILITY', 9_000, 'MARKETING')),
  ).toEqual({ ...list('non_marketing', 5_000), impending: 'marketing' })
})

it("the change itself is the provider's fact, and ends the announcement", () => {
  expect(
    applyTemplateUpdate({ ...NOTHING, impending: 'marketing' }, update('MARKETING', 9_000)),
  ).toEqual({ fact: { category: 'marketing', source: 'webhook', at: 9_000 }, impending: null })
})

test.each([
  ['older than the list', 5_000, 6_000, false],
  ['of the second of the list', 5_000, 5_700, true],
  ['newer than the list', 7_000, 6_000, true],
])('a change that is %s', (_what, at, listAt, counts) => {
  const known = list('marketing', listAt)
  expect(applyTemplateUpdate(known, update('UTILITY', at)) === known).toBe(!counts)
})

it('a status update tells a category only where it carries one', () => {
  const status = {
    kind: 'template_status_update',
    wabaId: '1',
    name: 'a',
    language: 'en',
    event: 'APPROVED',
    at: 1,
  } as const
  expect(applyTemplateUpdate(NOTHING, { ...status, category: null })).toBe(NOTHING)
  expect(applyTemplateUpdate(NOTHING, { ...status, category: 'MARKETING' }).fact).toMatchObject({
    category: 'marketing',
    source: 'webhook',
  })
})

it('ends with the same fact whatever the order of changes, and however often they come', () => {
  const changes = fc.array(
    fc
      .tuple(fc.constantFrom('MARKETING', 'UTILITY'), fc.integer({ min: 1, max: 4 }))
      .map(([category, at]) => update(category, at)),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(changes, (some) => {
      const [forwards, backwards] = [some, [...some, ...some].toReversed()].map((order) =>
        order.reduce<ToldCategory>(applyTemplateUpdate, NOTHING),
      )
      expect(backwards).toEqual(forwards)
    }),
  )
})
