import type { LedgerChanges } from '@/lib/contracts/webhook-events'
import type { StatusUpdate, UserActionUpdate } from '@/lib/domain/webhooks/webhook-update'
import type { Queryable } from '@/lib/server/db/database'
import { lockRevisions } from '@/lib/server/revisions/bump-revision'
import { applyStatuses } from '@/lib/server/stats/apply-statuses'
import { applyUserActions } from '@/lib/server/stats/apply-user-actions'
import { lockCounts } from '@/lib/server/stats/lock-counts'
import { applyAccountUpdates } from '@/lib/server/webhooks/apply-account-updates'
import { applyTemplateUpdates } from '@/lib/server/webhooks/apply-template-updates'
import { applyUserPreferences } from '@/lib/server/webhooks/apply-user-preferences'
import type { AssignedUpdate } from '@/lib/server/webhooks/assign-updates'
import { effectUpdates } from '@/lib/server/webhooks/effect-updates'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'

/** One post's updates, and what they changed, which is filled in here. */
export interface PostUpdates {
  endpoint: WebhookEndpoint
  assigned: readonly AssignedUpdate[]
  receivedAt: number
  changes: LedgerChanges
}

/** Nothing changed yet. */
export function noChanges(): LedgerChanges {
  return { statuses: {}, user_actions: {}, inbound_messages: 0, unassigned: 0, effects: [] }
}

/**
 * Applies the updates of posts inside their transaction, and notes with each post what it changed. Whatever their order and however
 * often they come, the outcome is the same. Locks in the order of every transaction: counts first, then revisions, each by partner.
 * Gives whether anything changed that instances hold in memory.
 */
export async function applyUpdates(tx: Queryable, posts: readonly PostUpdates[]): Promise<boolean> {
  const partners = byPartner(posts)
  await lockCounts(tx, partners.keys())
  for (const [partnerId, own] of partners) await applyEvents(tx, partnerId, own)
  const effects = [...partners]
    .map(([partnerId, own]) => ({ partnerId, updates: effectUpdates(own[0]!.endpoint, own) }))
    .filter(({ updates }) => Object.values(updates).some((list) => list.length > 0))
  if (effects.length === 0) return false
  await lockRevisions(
    tx,
    effects.map(({ partnerId }) => partnerId),
  )
  let inMemory = false
  for (const {
    partnerId,
    updates: { accounts, billed, templates, preferences },
  } of effects) {
    inMemory = (await applyAccountUpdates(tx, partnerId, { accounts, billed })) || inMemory
    inMemory = (await applyTemplateUpdates(tx, partnerId, templates)) || inMemory
    await applyUserPreferences(tx, partnerId, preferences)
  }
  return inMemory
}

function byPartner(posts: readonly PostUpdates[]): Map<string, PostUpdates[]> {
  const partners = new Map<string, PostUpdates[]>()
  for (const post of posts) {
    const { partnerId } = post.endpoint
    const own = partners.get(partnerId)
    if (own) own.push(post)
    else partners.set(partnerId, [post])
  }
  return partners
}

/** Statuses and user actions: all of a partner's at once. */
async function applyEvents(
  tx: Queryable,
  partnerId: string,
  posts: readonly PostUpdates[],
): Promise<void> {
  const statuses: { channelId: string; update: StatusUpdate; changes: LedgerChanges }[] = []
  const actions: { channelId: string; update: UserActionUpdate; changes: LedgerChanges }[] = []
  for (const { assigned, changes } of posts) {
    for (const { update, channels, unassigned } of assigned) {
      if (unassigned) changes.unassigned += 1
      else if (update.kind === 'status')
        statuses.push({ channelId: channels[0]!.id, update, changes })
      else if (update.kind === 'user_action')
        actions.push({ channelId: channels[0]!.id, update, changes })
      else if (update.kind === 'inbound_message') changes.inbound_messages += 1
    }
  }
  if (statuses.length > 0) {
    const told = await applyStatuses(tx, partnerId, statuses)
    for (const [index, { update, changes }] of statuses.entries())
      note(changes.statuses, update.status, told[index]!)
  }
  if (actions.length > 0) {
    const told = await applyUserActions(tx, partnerId, actions)
    for (const [index, { update, changes }] of actions.entries())
      note(changes.user_actions, update.action, told[index]!)
  }
}

function note(counts: LedgerChanges['statuses'], name: string, isNew: boolean): void {
  const count = Object.hasOwn(counts, name) ? counts[name]! : { new: 0, repeated: 0 }
  if (isNew) count.new += 1
  else count.repeated += 1
  // Not by assignment: an action may be named as a member that every object has.
  Object.defineProperty(counts, name, {
    value: count,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
