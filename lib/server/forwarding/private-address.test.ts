import { expect, test } from 'vitest'
import { namesPrivateHost } from '@/lib/server/forwarding/names-private-host'
import { isPrivateAddress } from '@/lib/server/forwarding/private-address'

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '239.1.1.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:a00:1::',
  '100::1',
])('%s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})

test.each([
  '1.1.1.1',
  '9.255.255.255',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2a00:1450::1',
])('%s is public', (address) => {
  expect(isPrivateAddress(address)).toBe(false)
})

test.each([
  ['http://127.0.0.1/', true],
  ['http://2130706433/', true],
  ['http://0x7f.1:8080/x', true],
  ['http://0177.0.0.1/', true],
  ['http://[::1]/', true],
  ['http://[::ffff:7f00:1]/', true],
  ['http://LOCALHOST/', true],
  ['http://localhost./', true],
  ['https://a.localhost/', true],
  ['https://1.1.1.1/', false],
  ['https://floranorte.example/', false],
  ['https://localhost.example/', false],
])('%s names a private host: %s', (url, expected) => {
  expect(namesPrivateHost(url)).toBe(expected)
})
