import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/server/db/database'
import { forgetExpiredKeys } from '@/lib/server/sending/idempotency'
import type { Log } from '@/lib/server/log'

const BEAT_INTERVAL_MS = 1_000

/** An instance not seen for so long is dead. */
export const ALIVE_SECONDS = 4

const CLEAN_UP_INTERVAL_MS = 60 * 60 * 1000

/** Says in the database that this process lives, so that others know which unfinished sends have nobody any more. */
export class InstanceBeat {
  readonly id = randomUUID()
  #timer: NodeJS.Timeout | null = null
  #cleanedAt = 0

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    // The embedded database's folder is locked: whoever else is in the table died.
    if (this.database.kind === 'embedded') await this.database.query('DELETE FROM instance')
    await this.#beat()
    this.#schedule()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await this.database.query('DELETE FROM instance WHERE id = $1', [this.id]).catch(() => {})
  }

  #schedule(): void {
    this.#timer = setTimeout(async () => {
      await this.#beat().catch((error: unknown) => this.log.warn({ err: error }, 'the instance could not say that it lives'))
      if (this.#timer) this.#schedule()
    }, BEAT_INTERVAL_MS)
  }

  async #beat(): Promise<void> {
    await this.database.query(
      'INSERT INTO instance (id, seen_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET seen_at = now()', [this.id])
    if (Date.now() - this.#cleanedAt < CLEAN_UP_INTERVAL_MS) return
    this.#cleanedAt = Date.now()
    await this.database.query("DELETE FROM instance WHERE seen_at < now() - interval '1 day'")
    await forgetExpiredKeys(this.database)
  }
}
