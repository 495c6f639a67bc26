import type { DoorRequest } from '@/lib/server/gateway/http'

const FORWARDING_HEADER = /^(forwarded|via|x-forwarded-.+|x-real-ip|.+-client-ip|.+-connecting-ip)$/

/** Did a proxy send the request on? Then the socket's address says nothing about who asks. */
export function isForwarded(headers: DoorRequest['headers']): boolean {
  return Object.keys(headers).some((name) => FORWARDING_HEADER.test(name))
}
