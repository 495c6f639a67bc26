import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categoryKey, normaliseLanguage } from './category-key'

test('language: - and _ alike, without case; name as it is', () => {
  expect(categoryKey('1', 'promo', 'en-US')).toBe(categoryKey('1', 'promo', 'EN_us'))
  expect(categoryKey('1', 'promo', 'en')).not.toBe(categoryKey('1', 'promo', 'en_US'))
  expect(categoryKey('1', 'Promo', 'en')).not.toBe(categoryKey('1', 'promo', 'en'))
  expect(categoryKey('1', 'a-b', 'en')).not.toBe(categoryKey('1', 'a_b', 'en'))
  expect(categoryKey('1', 'promo', 'en')).not.toBe(categoryKey('2', 'promo', 'en'))
})

test('no two templates share a key, whatever a caller puts into a name or language', () => {
  const part = fc.string({ unit: fc.constantFrom('"', ',', '\\', '[', '/', '\n', '\0', 'a') })
  fc.assert(
    fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (a, b) => {
      const same =
        a[0] === b[0] && a[1] === b[1] && normaliseLanguage(a[2]) === normaliseLanguage(b[2])
      expect(categoryKey(...a) === categoryKey(...b)).toBe(same)
    }),
  )
})
