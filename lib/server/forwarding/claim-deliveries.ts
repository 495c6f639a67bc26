import { ALERT_CHANNEL } from '@/lib/domain/alerts/alert-channel'
import type { Queryable } from '@/lib/server/db/database'
import { QUEUE_NOW } from '@/lib/server/forwarding/queue-now'

/** A delivery that this instance holds until `lease`. */
export interface ClaimedDelivery {
  partner_id: string
  id: string
  body: Uint8Array
  headers: Record<string, string>
  billed: string
  /** This one included. */
  attempts: number
  /** Milliseconds until it is given up. */
  give_up_in_ms: number
  /** Null: the channel was deleted, or nothing is wanted any more. */
  url: string | null
  /** Host and port of `url`, in lower case; empty without one. */
  target: string
  secret_encrypted: Uint8Array | null
  /** By the database's clock, `LEASE_MS` after the claim. */
  lease: Date
}

export interface ClaimLimits {
  /** How many in all, how many to one target, and how many to targets that fail. */
  free: number
  perTarget: number
  freeForFailing: number
  /** How many of its places each target has taken already. */
  taken: ReadonlyMap<string, number>
  failing: ReadonlySet<string>
}

/** Longer than any attempt takes; when it runs out the instance is taken for dead, and another one tries. */
export const LEASE_MS = 60_000

/**
 * Takes deliveries of a partner that are due, targets in turn and oldest first, and of each target no more than it has places: the
 * backlog of one hides no other's. What another instance is taking at this moment is passed over. Channels with something pending
 * are found by hopping from one to the next in the index. What is due and what is held is decided by the database's clock alone:
 * instances' own clocks differ.
 */
export async function claimDeliveries(
  database: Queryable,
  partnerId: string,
  { free, perTarget, freeForFailing, taken, failing }: ClaimLimits,
): Promise<ClaimedDelivery[]> {
  return database.query<ClaimedDelivery>(
    `WITH RECURSIVE waiting AS (
       (SELECT channel_id FROM delivery WHERE state = 'pending' AND partner_id = $1 ORDER BY channel_id LIMIT 1)
       UNION ALL
       SELECT following.channel_id FROM waiting w CROSS JOIN LATERAL (
         SELECT d.channel_id FROM delivery d
         WHERE d.state = 'pending' AND d.partner_id = $1 AND d.channel_id > w.channel_id
         ORDER BY d.channel_id LIMIT 1
       ) following
     ), addressed AS (
       SELECT w.channel_id, to_url.url, coalesce(lower(split_part(to_url.url, '/', 3)), '') AS target
       FROM waiting w LEFT JOIN channel c ON c.partner_id = $1 AND c.id = w.channel_id AND c.deleted_at IS NULL
       LEFT JOIN partner p ON p.id = $1 AND w.channel_id = '${ALERT_CHANNEL}'
       CROSS JOIN LATERAL (SELECT coalesce(c.forward_url, p.alert_url) AS url) to_url
     ), due AS (
       SELECT a.*, d.id, d.next_at, a.target = ANY($7::text[]) AS is_failing,
         coalesce(t.places, 0) + row_number() OVER (PARTITION BY a.target ORDER BY d.next_at, d.id) AS place
       FROM addressed a LEFT JOIN unnest($2::text[], $3::integer[]) AS t (target, places) ON t.target = a.target
       CROSS JOIN LATERAL (
         SELECT id, next_at FROM delivery
         WHERE state = 'pending' AND partner_id = $1 AND channel_id = a.channel_id AND next_at <= ${QUEUE_NOW}
         ORDER BY next_at LIMIT $4
       ) d
     ), placed AS (
       SELECT *, row_number() OVER (PARTITION BY is_failing ORDER BY place, next_at) AS place_of_kind FROM due WHERE place <= $4
     ), picked AS (
       SELECT * FROM placed WHERE NOT is_failing OR place_of_kind <= $6 ORDER BY place, next_at LIMIT $5
     ), locked AS (
       SELECT p.* FROM delivery d JOIN picked p ON d.partner_id = $1 AND p.id = d.id
       WHERE d.state = 'pending' AND d.next_at <= ${QUEUE_NOW} FOR UPDATE OF d SKIP LOCKED
     )
     UPDATE delivery d SET next_at = ${QUEUE_NOW} + ${LEASE_MS} * interval '1 millisecond', attempts = d.attempts + 1
     FROM locked l LEFT JOIN webhook_endpoint e ON e.partner_id = $1
     WHERE d.partner_id = $1 AND d.id = l.id
     RETURNING d.partner_id, d.id, d.body, d.headers, d.billed, d.attempts, 
        extract(epoch FROM d.give_up_at - ${QUEUE_NOW})::float8 * 1000 AS give_up_in_ms, l.url, l.target,
       e.forward_secret_encrypted AS secret_encrypted, d.next_at AS lease`,
    [
      partnerId,
      [...taken.keys()],
      [...taken.values()],
      perTarget,
      free,
      freeForFailing,
      [...failing],
    ],
  )
}
