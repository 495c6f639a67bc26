import type { WebhookEventView } from '@/lib/contracts/webhook-events'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import type { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { findEvent, noSuchEvent } from '@/lib/server/webhooks/read-events'
import { replayPost } from '@/lib/server/webhooks/replay-post'

/**
 * Reads a post of the ledger once more and applies what it says: what was in quarantine or of nobody may be understood now. What it
 * changed already it does not change again.
 */
export async function replayEvent(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<WebhookEventView | Problem> {
  await runtime.poller.refresh()
  const endpoint = runtime.webhooks.endpoints.ofPartner(actor.partnerId)
  if (!endpoint) return noSuchEvent(id)
  const replayed = await runtime.database.transaction((tx) =>
    replayPost(tx, endpoint, id, runtime.now()),
  )
  if (!replayed) return noSuchEvent(id)
  if (replayed.inMemory) await runtime.poller.refresh()
  await change(runtime, actor, null, ({ audit }) =>
    audit({
      action: 'webhook_event.replay',
      subject: id,
      before: null,
      after: { changed: replayed.changed },
    }),
  )
  return findEvent(runtime, actor, id)
}
