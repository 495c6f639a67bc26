import { namesPrivateHost } from '@/lib/server/forwarding/names-private-host'

/** Why a URL cannot be a channel's `forward_url`, as far as it shows by itself; null where it can. A host's name is looked up with each connection. */
export function refusedTarget(url: string, privateTargets: boolean): string | null {
  const { username, password, hostname } = new URL(url)
  if (username || password)
    return 'Accepted is a URL without user name and password; what is forwarded is signed.'
  if (privateTargets || !namesPrivateHost(url)) return null
  return `${hostname} is a private address; accepted are public ones (ALLOW_PRIVATE_TARGETS=on permits all).`
}
