import { expect, test } from 'vitest'
import { recipientCountry } from '@/lib/domain/geography/recipient-country'

test.each([
  [{ member: 'to', id: '+5511987654321' }, 'BR'],
  [{ member: 'to', id: '12125550123' }, 'US'],
  [{ member: 'to', id: 'US.13491208655302741918' }, null],
  [{ member: 'recipient', id: 'US.13491208655302741918' }, 'US'],
  [{ member: 'recipient', id: 'BR.ENT.Ab1181' }, 'BR'],
  [{ member: 'recipient', id: 'us.1349' }, null],
  [{ member: 'recipient', id: 'USA.1349' }, null],
  [{ member: 'recipient', id: 'US.' }, null],
  [{ member: 'recipient', id: '12125550123' }, null],
  [null, null],
] as const)('%j is in %s', (recipient, country) => {
  expect(recipientCountry(recipient)).toBe(country)
})
