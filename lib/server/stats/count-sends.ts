import type { Database, Queryable } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { Repeating } from '@/lib/server/repeating'
import { joinLateSends } from '@/lib/server/stats/apply-statuses'
import { lockCounts } from '@/lib/server/stats/lock-counts'

/** Statistics may lag their commit by two seconds at most (contract 5). */
const INTERVAL_MS = 500

/**
 * Counts the sends that were written since the last time. Sends are not counted in their own transaction: batches would wait
 * for each other at the counter of a campaign. Each batch leaves its sums in `uncounted_send`, and whoever takes them away
 * counts them, in one transaction: every send is counted once, whoever dies when.
 */
export class SendCounter {
  readonly #counts: Repeating

  constructor(private readonly database: Database, log: Log) {
    this.#counts = new Repeating(() => this.#count(), INTERVAL_MS, (error) => log.warn({ err: error }, 'sends could not be counted; they will be'))
  }

  start(): void {
    this.#counts.start()
  }

  /** Counts what is there now. Throws when the database cannot be written. */
  count(): Promise<void> {
    return this.#counts.now()
  }

  stop(): Promise<void> {
    return this.#counts.stop()
  }

  async #count(): Promise<void> {
    const partners = await this.database.query<{ partner_id: string }>('SELECT DISTINCT partner_id FROM uncounted_send')
    for (const { partner_id } of partners) await this.database.transaction((tx) => countSends(tx, partner_id))
  }
}

/** Counts a partner's sends that are not counted yet, and joins them with statuses that came before them. */
export async function countSends(tx: Queryable, partnerId: string): Promise<void> {
  await lockCounts(tx, [partnerId])
  const late = await tx.query<{ channel_id: string; wamid: string }>(
    `WITH taken AS (DELETE FROM uncounted_send WHERE partner_id = $1 RETURNING *),
     counted AS (
       INSERT INTO send_count AS c (partner_id, grain, at, channel_id, campaign, test, way, fallback_class, accepted, fallback_plans, fallbacks, first_at, last_at)
       SELECT partner_id, grain, date_trunc(grain::text, hour, 'UTC'), channel_id, campaign, test, way, fallback_class,
         sum(accepted), sum(fallback_plans), sum(fallbacks), min(first_at), max(last_at)
       FROM taken, unnest(enum_range(NULL::"Grain")) AS grain
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
       ON CONFLICT (partner_id, grain, at, channel_id, campaign, test, way, fallback_class) DO UPDATE SET
         accepted = c.accepted + excluded.accepted, fallback_plans = c.fallback_plans + excluded.fallback_plans,
         fallbacks = c.fallbacks + excluded.fallbacks,
         first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)
     )
     SELECT s.channel_id, s.wamid FROM taken t CROSS JOIN unnest(t.wamids) AS sent (wamid)
     JOIN message_status s ON s.partner_id = $1 AND s.channel_id = t.channel_id AND s.wamid = sent.wamid
     WHERE s.trace_id IS NULL`, [partnerId])
  if (late.length > 0) await joinLateSends(tx, partnerId, late.map(({ channel_id, wamid }) => ({ channelId: channel_id, wamid })))
}
