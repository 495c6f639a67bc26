import { setTimeout } from 'node:timers/promises'
import type { Database } from '@/lib/server/db/database'
import { GroupCommit } from '@/lib/server/db/group-commit'
import type { Log } from '@/lib/server/log'
import type { SendRecord } from '@/lib/server/sending/send-record'
import type { Spool } from '@/lib/server/sending/spool'
import { writeSends } from '@/lib/server/sending/write-sends'
import { writeApart } from '@/lib/server/write-apart'

/**
 * Where a send's record is: in the database; in a file of the spool, until the database is back or a person looks at what it refused;
 * or nowhere but the process log.
 */
export type Kept = 'committed' | 'spooled' | 'lost'

const RECOVERY_INTERVAL_MS = 250

/**
 * The send log: a record is in the database before its caller is answered, many in one commit. When the commit
 * fails, the batch goes to the spool, and no new send is begun (`available`) until the spool is in the database.
 */
export class SendLog {
  readonly #commits: GroupCommit<SendRecord, (record: SendRecord) => Kept>
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

  async append(record: SendRecord): Promise<Kept> {
    return (await this.#commits.add(record))(record)
  }

  /** Inserts what an earlier process had to leave in the spool. */
  async recover(): Promise<void> {
    const count = await this.spool.replay(
      (records) => this.#insert(records).then(() => {}),
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

  async #write(records: SendRecord[]): Promise<(record: SendRecord) => Kept> {
    try {
      const refused = await this.#insert(records)
      return (record) => (refused.has(record) ? 'spooled' : 'committed')
    } catch (error) {
      this.log.error(
        { err: error, count: records.length },
        'sends could not be committed; spooling them',
      )
    }
    try {
      await this.spool.write(records)
      return () => 'spooled'
    } catch (error) {
      const traces = records.map((record) => record.row.traceId)
      this.log.fatal({ err: error, traces }, 'sends could neither be committed nor spooled')
      return () => 'lost'
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

  /** One that the database refuses for what it holds is set aside alone, and given back: no other send waits for it. */
  async #insert(records: readonly SendRecord[]): Promise<ReadonlySet<SendRecord>> {
    const refused = new Set<SendRecord>()
    await writeApart(
      records,
      async (batch) => {
        const lost = await writeSends(this.database, batch)
        if (lost)
          this.log.error({ err: lost }, 'what sends taught of categories could not be written')
      },
      async (record, error) => {
        refused.add(record)
        const path = await this.spool.setAside(record)
        this.log.error(
          { err: error, traceId: record.row.traceId, path },
          'the database refuses a send; set aside',
        )
      },
    )
    return refused
  }
}
