import { isIP } from 'node:net'
import { isPrivateAddress } from '@/lib/server/forwarding/private-address'

/**
 * Does a URL name a private address outright: an IP address, in whatever spelling, or `localhost`? Other names are only known
 * when they are looked up (public-lookup).
 */
export function namesPrivateHost(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return isIP(host) ? isPrivateAddress(host) : host === 'localhost' || host.endsWith('.localhost')
}
