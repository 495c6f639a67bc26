import type { DoorRequest } from '@/lib/server/gateway/http'

/** The coding of a body that nothing here decodes, as `gzip`; null where the body is as it is. */
export function contentCoding(headers: DoorRequest['headers']): string | null {
  const coding = headers['content-encoding']?.trim() ?? ''
  return coding === '' || coding.toLowerCase() === 'identity' ? null : coding
}
