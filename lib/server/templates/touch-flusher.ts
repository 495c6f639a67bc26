import type { Database } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { Repeating } from '@/lib/server/repeating'
import { lockRevisions } from '@/lib/server/revisions/bump-revision'
import type { CategoryStore, TemplateTouch } from '@/lib/server/templates/category-store'
import { writeTouches } from '@/lib/server/templates/write-touches'
import { writeApart } from '@/lib/server/write-apart'

const FLUSH_INTERVAL_MS = 1_000
const LOCK_TIMEOUT_MS = 500
const SWEEP_INTERVAL_MS = 60 * 60_000

/** Writes uses, hits and renewals of template categories once a second, so that no send waits for them. */
export class TouchFlusher {
  #sweptAt = 0
  readonly #flushes = new Repeating(
    () => this.#write(),
    FLUSH_INTERVAL_MS,
    () => {},
  )

  constructor(
    private readonly database: Database,
    private readonly categories: CategoryStore,
    private readonly log: Log,
    private readonly now: () => number,
  ) {}

  start(): void {
    this.#flushes.start()
  }

  async stop(): Promise<void> {
    await this.#flushes.stop()
    await this.flush()
  }

  /** Settles when all that happened before is written, also by a flush that was under way; what cannot be is kept for the next time. */
  flush(): Promise<void> {
    return this.#flushes.now()
  }

  async #write(): Promise<void> {
    const now = this.now()
    if (now - this.#sweptAt >= SWEEP_INTERVAL_MS) {
      this.#sweptAt = now
      this.categories.dropUnused(now)
    }
    const byPartner = new Map<string, TemplateTouch[]>()
    for (const touch of this.categories.takeTouches()) {
      const own = byPartner.get(touch.partnerId)
      if (own) own.push(touch)
      else byPartner.set(touch.partnerId, [touch])
    }
    for (const [partnerId, touches] of byPartner) await this.#writeOf(partnerId, touches)
  }

  /** A partner whose revision a long change holds is left for the next time: nobody else waits for it. */
  async #writeOf(partnerId: string, touches: TemplateTouch[]): Promise<void> {
    const unwritten = new Set(touches)
    await writeApart(
      touches,
      async (some) => {
        await this.database.transaction(async (tx) => {
          await tx.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`)
          await lockRevisions(tx, [partnerId])
          await writeTouches(tx, some)
        })
        for (const touch of some) unwritten.delete(touch)
      },
      (touch, error) => {
        unwritten.delete(touch)
        this.log.error(
          { err: error, partnerId, wabaId: touch.wabaId },
          'the database refuses a use of a template; it is not counted',
        )
      },
    ).catch((error: unknown) => {
      this.categories.putBack([...unwritten])
      this.log.warn({ err: error }, 'template uses could not be written; trying again')
    })
  }
}
