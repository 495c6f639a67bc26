import { expect, it } from 'vitest'
import { addressKey } from '@/lib/server/accounts/address-key'

it('is an IPv4 address as it is, and the network of an IPv6 one', () => {
  for (const address of ['192.0.2.1', '::ffff:192.0.2.1', ''])
    expect(addressKey(address)).toBe(address)
  for (const address of [
    '2001:db8:0:1::',
    '2001:0DB8:0:1:ffff:ffff:ffff:ffff',
    '2001:db8:0:1:2:3::',
  ])
    expect(addressKey(address)).toBe('2001:db8:0:1')
  expect(addressKey('::1')).toBe('0:0:0:0')
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(addressKey('2001:db8:0:2::1')).not.toBe(addressKey('2001:db8:0:1::1'))
})
