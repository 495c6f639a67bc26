import type { Queryable } from '@/lib/server/db/database'
import type { PostUpdates } from '@/lib/server/webhooks/apply-updates'

/** Applies what the updates change besides messages and clicks. */
export async function applyEffects(_tx: Queryable, _partnerId: string, _posts: readonly PostUpdates[]): Promise<boolean> {
  return false
}
