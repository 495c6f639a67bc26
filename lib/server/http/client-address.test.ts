import { expect, it } from 'vitest'
import { clientAddress } from '@/lib/server/http/client-address'

const address = (forwarded: string | undefined, TRUST_PROXY = true) =>
  clientAddress({ TRUST_PROXY }, { 'x-forwarded-for': forwarded }, '192.0.2.9')

it('believes the last forwarded address, never one that the caller wrote before it', () => {
  expect(address('198.51.100.1')).toBe('198.51.100.1')
  expect(address('203.0.113.7, 198.51.100.1')).toBe('198.51.100.1')
  expect(address('203.0.113.7,2001:db8::1')).toBe('2001:db8::1')
})

it('is the address of the socket without a trusted proxy, and where the last one is no address', () => {
  expect(address('198.51.100.1', false)).toBe('192.0.2.9')
  for (const forwarded of [undefined, '', 'unknown', '198.51.100.1, ', '198.51.100.1:80, x'])
    expect(address(forwarded), forwarded).toBe('192.0.2.9')
})
