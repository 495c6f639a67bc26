import { settleAlerts } from '@/lib/server/alerts/settle-alerts'
import type { Database } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { Repeating } from '@/lib/server/repeating'

/** Tells these locks from others of PostgreSQL's advisory locks. */
const ALERTS = 0x4641414c

/** A start has better things to do first. */
const FIRST_AFTER_MS = 5_000
const INTERVAL_MS = 60_000

export interface AlertWatchParts {
  database: Database
  log: Log
  now: () => number
  /** Is called when alerts of a partner were raised: there may be something in the queue of forwarding. */
  onRaised(partnerId: string): void
}

/** Looks every minute for what partners should look at. Of several instances one does it at a time, partner by partner. */
export class AlertWatch {
  readonly #looks: Repeating
  #stopped = false

  constructor(private readonly parts: AlertWatchParts) {
    this.#looks = new Repeating(
      () => this.run(),
      INTERVAL_MS,
      (error) => parts.log.warn({ err: error }, 'alerts could not be looked for; trying again'),
    )
  }

  start(): void {
    this.#looks.start(FIRST_AFTER_MS)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#looks.stop()
  }

  /** Looks at every partner once; one that another instance is at is passed over. */
  async run(): Promise<void> {
    const { database, log } = this.parts
    const partners = await database.query<{ id: string }>('SELECT id FROM partner ORDER BY id')
    for (const { id } of partners) {
      if (this.#stopped) return
      // One whose alerts cannot be looked for keeps no other from theirs.
      await this.#lookAt(id).catch((error: unknown) =>
        log.warn({ err: error, partner: id }, 'alerts could not be looked for; trying again'),
      )
    }
  }

  async #lookAt(partnerId: string): Promise<void> {
    const { database, log, now, onRaised } = this.parts
    const raised = await database.transaction(async (tx) => {
      const [lock] = await tx.query<{ held: boolean }>(
        'SELECT pg_try_advisory_xact_lock($1::integer, hashtext($2)) AS held',
        [ALERTS, partnerId],
      )
      return lock!.held ? settleAlerts(tx, partnerId, now()) : []
    })
    if (raised.length === 0) return
    log.info({ partner: partnerId, alerts: raised }, 'alerts were raised')
    onRaised(partnerId)
  }
}
