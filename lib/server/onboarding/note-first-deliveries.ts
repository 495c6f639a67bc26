import type { Queryable } from '@/lib/server/db/database'

/** Webhooks may come so late (contract 4: Meta repeats a POST for 7 days); days before were looked at when they were new. */
const DAYS_READ = 9
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Notes with each client that has none yet the day of its first message delivered by MM, out of the counters. They are kept by
 * time and not by client, so only their last days are read, partner by partner (LATERAL): their key begins with the partner.
 */
export async function noteFirstDeliveries(database: Queryable, now: number): Promise<void> {
  await database.query(
    `UPDATE client SET first_mm_delivery_at = first.at
     FROM (
       SELECT c.partner_id, c.client_id, min(m.at) AS at
       FROM partner p CROSS JOIN LATERAL (
         SELECT channel_id, min(at) AS at FROM message_count
         WHERE partner_id = p.id AND grain = 'day' AND at >= $1
           AND way = 'marketing_messages' AND delivered > 0
         GROUP BY channel_id
       ) m
       JOIN channel c ON c.partner_id = p.id AND c.id = m.channel_id
       GROUP BY c.partner_id, c.client_id
     ) AS first
     WHERE client.partner_id = first.partner_id AND client.id = first.client_id AND client.first_mm_delivery_at IS NULL`,
    [new Date(now - DAYS_READ * DAY_MS)],
  )
}
