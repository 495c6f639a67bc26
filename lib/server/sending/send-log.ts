import { setTimeout } from 'node:timers/promises'
import type { Database } from '@/lib/server/db/database'
import { GroupCommit } from '@/lib/server/db/group-commit'
import type { Log } from '@/lib/server/log'
import type { SendRecord } from '@/lib/server/sending/send-record'
import type { Spool } from '@/lib/server/sending/spool'
import { writeSends } from '@/lib/server/sending/write-sends'

/** Where a send's record is: in the database; in the spool file until the database is back; or nowhere but the process log. */
export type Kept = 'committed' | 'spooled' | 'lost'

const RECOVERY_INTERVAL_MS = 250

/**
 * The send log: a record is in the database before its caller is answered, many in one commit. When the commit
 * fails, the batch goes to the spool, and no new send is begun (`available`) until the spool is in the database.
 */
export class SendLog {
  readonly #commits: GroupCommit<SendRecord, Kept>
  #recovery: Promise<void> | null = null
  /** Something was spooled since the last replay began. */
  #unreplayed = false
  #closed = false

  constructor(
    private readonly database: Database,
    private readonly spool: Spool,
    private readonly log: Log,
  ) {
    this.#commits = new GroupCommit((records) => this.#write(records))
  }

  /** Whether a send begun now can be logged, as far as is known. */
  get available(): boolean {
    return this.#recovery === null && !this.#closed
  }

  append(record: SendRecord): Promise<Kept> {
    return this.#commits.add(record)
  }

  /** Inserts what an earlier process had to leave in the spool. */
  async recover(): Promise<void> {
    const count = await this.spool.replay(
      (records) => this.#insertSpooled(records),
      (path) => this.log.error({ path }, 'a spool file is damaged; set aside'),
    )
    if (count > 0) this.log.info({ count }, 'inserted spooled sends')
  }

  /** Called when the database is found away without a send having noticed. */
  suspend(): void {
    this.#recovery ??= this.#untilRecovered()
  }

  async close(): Promise<void> {
    await this.#commits.drain()
    this.#closed = true
    await this.#recovery
  }

  async #write(records: SendRecord[]): Promise<Kept> {
    try {
      await this.#insert(records)
      return 'committed'
    } catch (error) {
      this.log.error(
        { err: error, count: records.length },
        'sends could not be committed; spooling them',
      )
    }
    try {
      await this.spool.write(records)
      return 'spooled'
    } catch (error) {
      const traces = records.map((record) => record.row.traceId)
      this.log.fatal({ err: error, traces }, 'sends could neither be committed nor spooled')
      return 'lost'
    } finally {
      this.#unreplayed = true
      this.suspend()
    }
  }

  async #untilRecovered(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.database.query('SELECT 1')
        do {
          this.#unreplayed = false
          await this.recover()
        } while (this.#unreplayed)
        // In the same tick as the question above: what is spooled from here on begins a recovery of its own.
        this.#recovery = null
        return
      } catch {
        await setTimeout(RECOVERY_INTERVAL_MS)
      }
    }
  }

  async #insert(records: readonly SendRecord[]): Promise<void> {
    const lost = await writeSends(this.database, records)
    if (lost) this.log.error({ err: lost }, 'what sends taught of categories could not be written')
  }

  /** A batch that the database refuses for what one record holds must not hold the others back. */
  async #insertSpooled(records: SendRecord[]): Promise<void> {
    try {
      await this.#insert(records)
    } catch {
      for (const record of records) {
        try {
          await this.#insert([record])
        } catch (error) {
          if (!isRefusal(error)) throw error
          const path = await this.spool.setAside(record)
          this.log.error(
            { err: error, traceId: record.row.traceId, path },
            'the database refuses a send; set aside',
          )
        }
      }
    }
  }
}

/**
 * Does the database refuse the record itself: a data exception or a broken constraint (SQLSTATE classes 22 and 23)? Any
 * other error, as of a disk that is full or a database that is read-only, may be over later.
 */
function isRefusal(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown }).code))
}
