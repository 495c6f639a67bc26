import type { Database } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { Repeating } from '@/lib/server/repeating'

const FLUSH_INTERVAL_MS = 1_000

interface Rejections {
  count: number
  lastAt: number
  lastReason: string
}

/** Counts posts that were not proven, with the last reason and nothing of their content; written once a second. */
export class RejectionCounter {
  #counted = new Map<string, Rejections>()
  readonly #flushes = new Repeating(
    () => this.#write(),
    FLUSH_INTERVAL_MS,
    () => {},
  )

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  note(partnerId: string, reason: string, at: number): void {
    this.#add(partnerId, { count: 1, lastAt: at, lastReason: reason })
  }

  start(): void {
    this.#flushes.start()
  }

  async stop(): Promise<void> {
    await this.#flushes.stop()
    await this.flush()
  }

  /** Settles when all that was noted before is written; what cannot be is kept for the next time. */
  flush(): Promise<void> {
    return this.#flushes.now()
  }

  async #write(): Promise<void> {
    const counted = this.#counted
    if (counted.size === 0) return
    this.#counted = new Map()
    const rows = [...counted.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
    await this.database
      .query(
        `UPDATE webhook_endpoint e SET rejected_count = e.rejected_count + r.count,
         rejected_last_reason = CASE WHEN e.rejected_last_at > r.last_at THEN e.rejected_last_reason ELSE r.reason END,
         rejected_last_at = greatest(e.rejected_last_at, r.last_at)
       FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[]) AS r (partner_id, count, last_at, reason)
       WHERE e.partner_id = r.partner_id`,
        [
          rows.map(([partnerId]) => partnerId),
          rows.map(([, { count }]) => count),
          rows.map(([, { lastAt }]) => new Date(lastAt)),
          rows.map(([, { lastReason }]) => lastReason),
        ],
      )
      .catch((error: unknown) => {
        for (const [partnerId, rejections] of rows) this.#add(partnerId, rejections)
        this.log.warn({ err: error }, 'rejected webhooks could not be counted; trying again')
      })
  }

  #add(partnerId: string, { count, lastAt, lastReason }: Rejections): void {
    const before = this.#counted.get(partnerId)
    const latest = before && before.lastAt > lastAt ? before : { lastAt, lastReason }
    this.#counted.set(partnerId, {
      count: (before?.count ?? 0) + count,
      lastAt: latest.lastAt,
      lastReason: latest.lastReason,
    })
  }
}
