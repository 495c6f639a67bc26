import { BlockList, isIPv6 } from 'node:net'

/** IPv4 that is not of the public internet (IANA's special-purpose registry), with multicast. */
const PRIVATE_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Of the global unicast addresses: protocol assignments with Teredo, documentation, and 6to4, which holds an IPv4 address. */
const SPECIAL_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const privateV4 = new BlockList()
for (const [address, bits] of PRIVATE_V4) privateV4.addSubnet(address, bits, 'ipv4')
const specialV6 = new BlockList()
for (const [address, bits] of SPECIAL_V6) specialV6.addSubnet(address, bits, 'ipv6')
const globalV6 = new BlockList()
globalV6.addSubnet('2000::', 3, 'ipv6')

/**
 * Is an IP address one that forwarding must not reach (contract 4.2): loopback, private, link-local, shared (CGNAT), multicast, reserved?
 * Of IPv6 only global unicast is public, so that every way to write an IPv4 address in it is private too.
 */
export function isPrivateAddress(address: string): boolean {
  return isIPv6(address)
    ? !globalV6.check(address, 'ipv6') || specialV6.check(address, 'ipv6')
    : privateV4.check(address, 'ipv4')
}
