import type { LedgerChanges, WebhookEventView } from '@/lib/contracts/webhook-events'
import type { Role } from '@/lib/domain/accounts/role'
import type { WebhookEvent } from '@/lib/server/db/generated/client'
import { maskRecipient } from '@/lib/server/log'

/** A post as the API shows it to someone of this role: viewers get no recipients (contract 3, "Roles"). */
export function eventView(
  row: Omit<WebhookEvent, 'body' | 'partnerId'>,
  role: Role,
  names: ReadonlyMap<string, string>,
): WebhookEventView {
  return {
    id: row.id,
    received_at: row.receivedAt.toISOString(),
    state: row.state,
    kinds: row.kinds as WebhookEventView['kinds'],
    channel_ids: row.channelIds,
    channels: row.channelIds.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id)! }] : [])),
    waba_ids: row.wabaIds,
    changes: shownChanges(row.changes as unknown as LedgerChanges, role),
    reason: row.reason,
    replayed_at: row.replayedAt?.toISOString() ?? null,
  }
}

function shownChanges(changes: LedgerChanges, role: Role): LedgerChanges {
  if (role !== 'viewer') return changes
  return {
    ...changes,
    effects: changes.effects.map((effect) => ({
      ...effect,
      recipient: maskRecipient(effect.recipient),
    })),
  }
}
