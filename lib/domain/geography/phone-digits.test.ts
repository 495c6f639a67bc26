import { expect, it } from 'vitest'
import { phoneDigits } from '@/lib/domain/geography/phone-digits'

it.each([
  '5521991110000',
  '+55 (21) 99111-0000',
  '005521991110000',
  '+005521991110000',
  'tel:+5521991110000',
  '552199111\u200b0000',
  '５５２１９９１１１００００',
])('reads %j as the number it is', (written) => {
  expect(phoneDigits(written)).toBe('5521991110000')
})
