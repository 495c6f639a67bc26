import { reachChanges } from '@/lib/domain/stats/campaign-clicks'
import type { Database, Queryable } from '@/lib/server/db/database'
import { FairQueue } from '@/lib/server/fairness/fair-queue'
import type { Log } from '@/lib/server/log'
import { Repeating } from '@/lib/server/repeating'
import { joinLateSends } from '@/lib/server/stats/apply-statuses'
import { moveCampaignClicks } from '@/lib/server/stats/count-campaign-clicks'
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
  /** Partner by partner: whose counts are locked for long, or cannot be written, delays nobody else's. */
  readonly #counting = new Map<string, Promise<void>>()
  readonly #turns = new FairQueue({ places: 2, perOwner: 1 })

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {
    this.#counts = new Repeating(
      async () => {
        await this.#begin()
      },
      INTERVAL_MS,
      (error) => this.#warn(error),
    )
  }

  start(): void {
    this.#counts.start()
  }

  /** Counts what is there now. Throws when the database cannot be written. */
  async count(): Promise<void> {
    // What is under way may have begun before the last send was written.
    await Promise.allSettled(this.#counting.values())
    await Promise.all(await this.#begin())
  }

  async stop(): Promise<void> {
    await this.#counts.stop()
    await Promise.allSettled(this.#counting.values())
  }

  /** Counts for each partner who has something to count and is not being counted for. */
  async #begin(): Promise<Promise<void>[]> {
    const partners = await this.database.query<{ partner_id: string }>(
      'SELECT DISTINCT partner_id FROM uncounted_send',
    )
    return partners.map(({ partner_id: partnerId }) => {
      const counting = this.#counting.get(partnerId) ?? this.#count(partnerId)
      this.#counting.set(partnerId, counting)
      return counting
    })
  }

  #count(partnerId: string): Promise<void> {
    const counting = this.#turns.run(partnerId, () =>
      this.database.transaction((tx) => countSends(tx, partnerId)),
    )
    counting
      .catch((error: unknown) => this.#warn(error))
      .finally(() => this.#counting.delete(partnerId))
    return counting
  }

  #warn(error: unknown): void {
    this.log.warn({ err: error }, 'sends could not be counted; they will be')
  }
}

/**
 * Counts a partner's sends that are not counted yet, and joins them with statuses that came before them. What is there already is looked
 * up row by row (LATERAL … LIMIT 1): how many sends wait is not known, and a planner that thinks them many would read whole tables.
 */
export async function countSends(tx: Queryable, partnerId: string): Promise<void> {
  await lockCounts(tx, [partnerId])
  const rows = await tx.query<{
    channel_id: string
    wamid: string | null
    first_before: number | null
    last_before: number
    first: number
    last: number
  }>(
    `WITH taken AS (DELETE FROM uncounted_send WHERE partner_id = $1 RETURNING *),
     sums AS (
       SELECT partner_id, grain, date_trunc(grain::text, hour, 'UTC') AS at, channel_id, campaign, test, way, fallback_class,
         sum(accepted)::integer AS accepted, sum(fallback_plans)::integer AS fallback_plans, sum(fallbacks)::integer AS fallbacks,
         min(first_at) AS first_at, max(last_at) AS last_at
       FROM taken, unnest(enum_range(NULL::"Grain")) AS grain
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
     ),
     counted AS (
       INSERT INTO send_count AS c (partner_id, grain, at, channel_id, campaign, test, way, fallback_class, accepted, fallback_plans, fallbacks, first_at, last_at)
       SELECT * FROM sums
       ON CONFLICT (partner_id, grain, at, channel_id, campaign, test, way, fallback_class) DO UPDATE SET
         accepted = c.accepted + excluded.accepted, fallback_plans = c.fallback_plans + excluded.fallback_plans,
         fallbacks = c.fallbacks + excluded.fallbacks,
         first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)
     )
     SELECT t.channel_id, sent.wamid, NULL::float8 AS first_before, NULL::float8 AS last_before, NULL::float8 AS first, NULL::float8 AS last
     FROM taken t CROSS JOIN unnest(t.wamids) AS sent (wamid) CROSS JOIN LATERAL (
       SELECT trace_id FROM message_status WHERE partner_id = $1 AND channel_id = t.channel_id AND wamid = sent.wamid LIMIT 1
     ) s
     WHERE s.trace_id IS NULL
     UNION ALL
     -- The counters as they were: a statement does not see what it writes itself.
     SELECT s.channel_id, NULL, ${['c.first_at', 'c.last_at', 'least(c.first_at, s.first_at)', 'greatest(c.last_at, s.last_at)'].map(milliseconds).join(', ')}
     FROM sums s LEFT JOIN LATERAL (
       SELECT first_at, last_at FROM send_count
       WHERE partner_id = $1 AND grain = s.grain AND at = s.at AND channel_id = s.channel_id AND campaign = s.campaign
         AND test = s.test AND way = s.way AND fallback_class = s.fallback_class LIMIT 1
     ) c ON true
     WHERE s.grain = 'day' AND s.way = 'marketing_messages' AND s.accepted > 0`,
    [partnerId],
  )
  const reaches = rows
    .filter(({ wamid }) => wamid === null)
    .flatMap(({ channel_id, first_before, last_before, first, last }) =>
      reachChanges(first_before === null ? null : { first: first_before, last: last_before }, {
        first,
        last,
      }).map((span) => ({ ...span, channelId: channel_id })),
    )
  await moveCampaignClicks(tx, partnerId, reaches)
  const late = rows.flatMap(({ channel_id, wamid }) =>
    wamid === null ? [] : [{ channelId: channel_id, wamid }],
  )
  if (late.length > 0) await joinLateSends(tx, partnerId, late)
}

function milliseconds(time: string): string {
  return `(extract(epoch FROM ${time}) * 1000)::float8`
}
