import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { isPrivateAddress } from '@/lib/server/forwarding/private-address'
import { PrivateTarget } from '@/lib/server/forwarding/private-target'

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/**
 * `dns.lookup` as sockets call it, that gives public addresses only: a name with any private one is refused
 * (`PrivateTarget`). The socket connects to what is given here, so a name that changes between two look-ups gains nothing.
 */
export function publicLookup(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) found(error, '')
    else if (addresses.some(({ address }) => isPrivateAddress(address)))
      found(new PrivateTarget(), '')
    else if (options.all) found(null, addresses)
    else found(null, addresses[0]!.address, addresses[0]!.family)
  })
}
