import { createHash } from 'node:crypto'
import type { IdSuffix } from '@/lib/server/new-id'

/** An id in the form of `newId`, the same for the same name at every start. */
export function demoId(suffix: IdSuffix, name: string): string {
  const digest = createHash('sha256').update(`${suffix} ${name}`).digest('base64url')
  return digest.replace(/[^A-Za-z0-9]/g, '').slice(0, 10) + suffix
}
