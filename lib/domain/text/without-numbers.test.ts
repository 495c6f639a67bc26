import { expect, it } from 'vitest'
import { withoutNumbers } from '@/lib/domain/text/without-numbers'

it.each([
  ['Recipient 5521991112222 is not allowed', 'Recipient … is not allowed'],
  ['to +55 (21) 99111-2222.', 'to ….'],
  ['wamid.HBgNNTUyMTk5MTExMjIyMhUCABEYEkE5QjdDMDFGM0QyRTQ1Njc4OQA= failed', 'wamid.… failed'],
  ['BR.13491208655302741918', 'BR.…'],
  ['(#131049) held back for 24 hours', '(#131049) held back for 24 hours'],
  ['', ''],
])('leaves %j as %j', (text, left) => {
  expect(withoutNumbers(text)).toBe(left)
})
