import type { LedgerChanges } from '@/lib/contracts/webhook-events'
import type { StatusUpdate, UserActionUpdate } from '@/lib/domain/webhooks/webhook-update'
import type { Queryable } from '@/lib/server/db/database'
import { applyStatuses } from '@/lib/server/stats/apply-statuses'
import { applyUserActions } from '@/lib/server/stats/apply-user-actions'
import { applyEffects } from '@/lib/server/webhooks/apply-effects'
import type { AssignedUpdate } from '@/lib/server/webhooks/assign-updates'

/** One post's updates, and what they changed, which is filled in here. */
export interface PostUpdates {
  assigned: readonly AssignedUpdate[]
  /** Of the post: when what has no time of its own happened. */
  receivedAt: number
  changes: LedgerChanges
}

/** Nothing changed yet. */
export function noChanges(): LedgerChanges {
  return { statuses: {}, user_actions: {}, inbound_messages: 0, unassigned: 0, effects: [] }
}

/**
 * Applies the updates of several posts of one partner, in a transaction that holds the partner's counts (lock-counts), and notes with
 * each post what it changed. Gives whether anything changed that instances hold in memory.
 */
export async function applyUpdates(tx: Queryable, partnerId: string, posts: readonly PostUpdates[]): Promise<boolean> {
  const statuses: { channelId: string; update: StatusUpdate; changes: LedgerChanges }[] = []
  const actions: { channelId: string; update: UserActionUpdate; changes: LedgerChanges }[] = []
  for (const { assigned, changes } of posts) {
    for (const { update, channels, unassigned } of assigned) {
      if (unassigned) changes.unassigned += 1
      else if (update.kind === 'status') statuses.push({ channelId: channels[0]!.id, update, changes })
      else if (update.kind === 'user_action') actions.push({ channelId: channels[0]!.id, update, changes })
      else if (update.kind === 'inbound_message') changes.inbound_messages += 1
    }
  }
  if (statuses.length > 0) {
    const told = await applyStatuses(tx, partnerId, statuses)
    for (const [index, { update, changes }] of statuses.entries()) note(changes.statuses, update.status, told[index]!)
  }
  if (actions.length > 0) {
    const told = await applyUserActions(tx, partnerId, actions)
    for (const [index, { update, changes }] of actions.entries()) note(changes.user_actions, update.action, told[index]!)
  }
  return applyEffects(tx, partnerId, posts)
}

function note(counts: LedgerChanges['statuses'], name: string, isNew: boolean): void {
  const count = Object.hasOwn(counts, name) ? counts[name]! : { new: 0, repeated: 0 }
  if (isNew) count.new += 1
  else count.repeated += 1
  // Not by assignment: an action may be named as a member that every object has.
  Object.defineProperty(counts, name, { value: count, enumerable: true, configurable: true, writable: true })
}
