import { storableJson } from '@/lib/domain/json/storable-json'
import type { Database, Queryable } from '@/lib/server/db/database'
import { writeDeliveries } from '@/lib/server/forwarding/write-deliveries'
import { applyUpdates, noChanges, type PostUpdates } from '@/lib/server/webhooks/apply-updates'
import { assignUpdates } from '@/lib/server/webhooks/assign-updates'
import { ledgerColumns } from '@/lib/server/webhooks/ledger-columns'
import type { ProvenPost } from '@/lib/server/webhooks/proven-post'

/** A post with what becomes of it. */
interface WrittenPost extends PostUpdates {
  post: ProvenPost
}

/**
 * Writes a batch of proven posts and all that follows from them, in one transaction: message states, clicks, counters, effects, the
 * ledger and what is to be forwarded. Gives whether anything changed that instances hold in memory.
 */
export async function writePosts(
  database: Database,
  posts: readonly ProvenPost[],
): Promise<boolean> {
  const written = posts.map(
    (post): WrittenPost => ({
      post,
      endpoint: post.endpoint,
      receivedAt: post.receivedAt,
      assigned: assignUpdates(post.endpoint, post.reading.updates),
      changes: noChanges(),
    }),
  )
  return database.transaction(async (tx) => {
    const inMemory = await applyUpdates(tx, written)
    await insertLedgerRows(tx, written)
    await noteLastEvents(tx, written)
    await writeDeliveries(
      tx,
      posts.flatMap(({ deliveries }) => deliveries),
    )
    return inMemory
  })
}

/** One JSON document for the rows, and the bodies as one run of bytes that each row takes its part of. */
async function insertLedgerRows(tx: Queryable, written: readonly WrittenPost[]): Promise<void> {
  let offset = 0
  const rows = written.map(({ post, assigned, changes }) => {
    const { state, kinds, channelIds, wabaIds, reason } = ledgerColumns(
      assigned,
      post.reading.quarantined,
    )
    const from = offset + 1
    offset += post.ledgerBody.byteLength
    return {
      partner_id: post.endpoint.partnerId,
      id: post.id,
      received_at: new Date(post.receivedAt),
      state,
      kinds,
      channel_ids: channelIds,
      waba_ids: wabaIds,
      changes,
      reason,
      body_from: from,
      body_length: post.ledgerBody.byteLength,
    }
  })
  await tx.query(
    `INSERT INTO webhook_event (partner_id, id, received_at, state, kinds, channel_ids, waba_ids, changes, reason, body)
     SELECT partner_id, id, received_at, state, kinds, channel_ids, waba_ids, changes, reason, substring($2::bytea FROM body_from FOR body_length)
     FROM jsonb_to_recordset($1::jsonb) AS r (partner_id text, id text, received_at timestamptz, state "WebhookState", kinds text[],
       channel_ids text[], waba_ids text[], changes jsonb, reason text, body_from integer, body_length integer)`,
    [storableJson(rows), Buffer.concat(written.map(({ post }) => post.ledgerBody))],
    { repeated: true },
  )
}

async function noteLastEvents(tx: Queryable, written: readonly WrittenPost[]): Promise<void> {
  const last = new Map<string, { partnerId: string; channelId: string; at: number }>()
  for (const {
    post: {
      endpoint: { partnerId },
    },
    receivedAt,
    assigned,
  } of written) {
    for (const channelId of assigned.flatMap(({ channels }) => channels.map(({ id }) => id))) {
      const key = `${partnerId} ${channelId}`
      last.set(key, { partnerId, channelId, at: Math.max(receivedAt, last.get(key)?.at ?? 0) })
    }
  }
  if (last.size === 0) return
  const rows = [...last.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  await tx.query(
    `INSERT INTO channel_event AS e (partner_id, channel_id, last_event_at) SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])
     ON CONFLICT (partner_id, channel_id) DO UPDATE SET last_event_at = greatest(e.last_event_at, excluded.last_event_at)`,
    [
      rows.map(({ partnerId }) => partnerId),
      rows.map(({ channelId }) => channelId),
      rows.map(({ at }) => new Date(at)),
    ],
    { repeated: true },
  )
}
