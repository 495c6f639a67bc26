import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { Repeating } from '@/lib/server/repeating'
import { forgetExpiredKeys } from '@/lib/server/sending/idempotency'

const BEAT_INTERVAL_MS = 1_000

/** An instance not seen for so long is dead. */
export const ALIVE_SECONDS = 4

const CLEAN_UP_INTERVAL_MS = 60 * 60 * 1000

/** Says in the database that this process lives, so that others know which unfinished sends have nobody any more. */
export class InstanceBeat {
  readonly id = randomUUID()
  readonly #beats: Repeating
  #cleanedAt = -Infinity

  constructor(
    private readonly database: Database,
    log: Log,
  ) {
    this.#beats = new Repeating(
      () => this.#beat(),
      BEAT_INTERVAL_MS,
      (error) => log.warn({ err: error }, 'the instance could not say that it lives'),
    )
  }

  async start(): Promise<void> {
    await this.#beats.now()
    this.#beats.start()
  }

  async stop(): Promise<void> {
    await this.#beats.stop()
    await this.database.query('DELETE FROM instance WHERE id = $1', [this.id]).catch(() => {})
  }

  async #beat(): Promise<void> {
    await this.database.query(
      'INSERT INTO instance (id, seen_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET seen_at = now()',
      [this.id],
    )
    if (performance.now() - this.#cleanedAt < CLEAN_UP_INTERVAL_MS) return
    await this.database.query("DELETE FROM instance WHERE seen_at < now() - interval '24 hours'")
    // Some with each beat until none is left: a beat that came late would pass this instance for dead.
    if (!(await forgetExpiredKeys(this.database))) this.#cleanedAt = performance.now()
  }
}
