import type { DoorRequest } from '@/lib/server/gateway/http'
import { isForwarded } from '@/lib/server/http/is-forwarded'
import { isLoopbackHost } from '@/lib/server/http/is-loopback-host'

/**
 * Does a request come from this very machine? The socket's address alone does not tell: a proxy here has it too, and so has a
 * browser whose page named its own host an address of this machine (DNS rebinding).
 */
export function isLocalRequest(
  headers: DoorRequest['headers'],
  remoteAddress: string | undefined,
): boolean {
  return (
    remoteAddress !== undefined &&
    /^(::ffff:)?127\.|^::1$/.test(remoteAddress) &&
    isLoopbackHost(headers.host ?? '') &&
    !isForwarded(headers)
  )
}
