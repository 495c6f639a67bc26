import type { LedgerChanges } from '@/lib/contracts/webhook-events'
import { storableJson } from '@/lib/domain/json/storable-json'
import type { Queryable } from '@/lib/server/db/database'
import { lockCounts } from '@/lib/server/stats/lock-counts'
import { applyUpdates, noChanges } from '@/lib/server/webhooks/apply-updates'
import { assignUpdates } from '@/lib/server/webhooks/assign-updates'
import { ledgerColumns } from '@/lib/server/webhooks/ledger-columns'
import { readLedgerBody } from '@/lib/server/webhooks/proven-post'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'

/** What a replay came to. */
export interface Replayed {
  /** Did it change anything, or what the ledger says of the post? */
  changed: boolean
  /** Did it change what instances hold in memory? */
  inMemory: boolean
}

/** Reads one post of the ledger once more and applies it, in the caller's transaction; null where there is no such post. */
export async function replayPost(
  tx: Queryable,
  endpoint: WebhookEndpoint,
  id: string,
  now: number,
): Promise<Replayed | null> {
  const { partnerId } = endpoint
  // First of all, so that of two replays the second sees what the first changed.
  await lockCounts(tx, [partnerId])
  const [row] = await tx.query<{
    received_at: Date
    body: Uint8Array
    state: string
    changes: LedgerChanges
  }>(
    'SELECT received_at, body, state, changes FROM webhook_event WHERE partner_id = $1 AND id = $2',
    [partnerId, id],
  )
  if (!row) return null
  const receivedAt = row.received_at.getTime()
  const reading = readLedgerBody(row.body, receivedAt)
  const assigned = assignUpdates(endpoint, reading.updates)
  const changes = noChanges()
  const inMemory = await applyUpdates(tx, [{ endpoint, assigned, receivedAt, changes }])
  const { state, kinds, channelIds, wabaIds, reason } = ledgerColumns(assigned, reading.quarantined)
  await tx.query(
    `UPDATE webhook_event SET state = $3::"WebhookState", kinds = $4::text[], channel_ids = $5::text[], waba_ids = $6::text[], reason = $7,
       changes = $8::jsonb, replayed_at = $9
     WHERE partner_id = $1 AND id = $2`,
    [
      partnerId,
      id,
      state,
      kinds,
      channelIds,
      wabaIds,
      reason,
      storableJson(withReplay(row.changes, changes)),
      new Date(now),
    ],
  )
  return { inMemory, changed: state !== row.state || hasNew(changes) }
}

function hasNew({ statuses, user_actions, effects }: LedgerChanges): boolean {
  return (
    effects.length > 0 ||
    [...Object.values(statuses), ...Object.values(user_actions)].some((told) => told.new > 0)
  )
}

/** What the post changed in all. What a replay finds there already is what the post itself had brought. */
function withReplay(before: LedgerChanges, replay: LedgerChanges): LedgerChanges {
  return {
    ...replay,
    statuses: withNew(before.statuses, replay.statuses),
    user_actions: withNew(before.user_actions, replay.user_actions),
    effects: [...before.effects, ...replay.effects],
  }
}

function withNew(
  before: LedgerChanges['statuses'],
  replay: LedgerChanges['statuses'],
): LedgerChanges['statuses'] {
  return Object.fromEntries(
    Object.entries(replay).map(([name, count]) => {
      const total = count.new + count.repeated
      const brought = Math.min(
        total,
        count.new + (Object.hasOwn(before, name) ? before[name]!.new : 0),
      )
      return [name, { new: brought, repeated: total - brought }]
    }),
  )
}
