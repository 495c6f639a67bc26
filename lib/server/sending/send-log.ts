import { setTimeout } from 'node:timers/promises'
import type { Database } from '@/lib/server/db/database'
import { GroupCommit } from '@/lib/server/db/group-commit'
import type { FairQueue } from '@/lib/server/fairness/fair-queue'
import { PartnerCommits } from '@/lib/server/fairness/partner-commits'
import { PartnerShares } from '@/lib/server/fairness/partner-shares'
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
 * The send log: a record is in the database before its caller is answered, many of a partner in one commit. When the commit
 * fails, the batch goes to the spool, and the partner begins no new send until the spool is in the database (`availableTo`). While
 * the database is away nobody does.
 */
export class SendLog {
  readonly #commits: PartnerCommits<SendRecord, (record: SendRecord) => Kept>
  #isAway = false
  /** Whose sends are in the spool. */
  readonly #spooled = new Set<string>()
  #recovery: Promise<void> | null = null
  /** Something was spooled since the last replay began. */
  #unreplayed = false
  #closed = false

  constructor(
    private readonly database: Database,
    private readonly spool: Spool,
    private readonly log: Log,
    turns: FairQueue = new PartnerShares().commits,
  ) {
    this.#commits = new PartnerCommits(
      ({ row }) => row.partnerId,
      (inTurn) => new GroupCommit((records) => inTurn(() => this.#write(records))),
      turns,
    )
  }

  /** Whether the database is there and nothing is in the spool, as far as is known. */
  get available(): boolean {
    return this.#recovery === null && !this.#closed
  }

  /** Whether the database is there, as far as is known. */
  get isThere(): boolean {
    return !this.#isAway && !this.#closed
  }

  /** Whether a send that the partner begins now can be logged, as far as is known. */
  availableTo(partnerId: string): boolean {
    return this.isThere && !this.#spooled.has(partnerId)
  }

  async append(record: SendRecord): Promise<Kept> {
    return (await this.#commits.add(record))(record)
  }

  /** Inserts what an earlier process had to leave in the spool. */
  async recover(): Promise<void> {
    const left = await this.#replay()
    for (const partnerId of left) this.#spooled.add(partnerId)
    if (left.size > 0) this.#recovery ??= this.#untilRecovered()
  }

  /** Called when the database is found away without a send having noticed. */
  suspend(): void {
    this.#isAway = true
    this.#recovery ??= this.#untilRecovered()
  }

  async close(): Promise<void> {
    await this.#commits.drain()
    this.#closed = true
    await this.#recovery
  }

  async #write(records: SendRecord[]): Promise<(record: SendRecord) => Kept> {
    let isOwn = false
    try {
      const refused = await this.#insert(records)
      return (record) => (refused.has(record) ? 'spooled' : 'committed')
    } catch (error) {
      isOwn = isOfThePartner(error)
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
      for (const { row } of records) this.#spooled.add(row.partnerId)
      if (isOwn) this.#recovery ??= this.#untilRecovered()
      else this.suspend()
    }
  }

  async #untilRecovered(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.database.query('SELECT 1')
        let left: ReadonlySet<string>
        do {
          this.#unreplayed = false
          left = await this.#replay()
        } while (this.#unreplayed)
        // In the same tick as the question above: what is spooled from here on begins a recovery of its own.
        this.#isAway = false
        for (const partnerId of this.#spooled) {
          if (!left.has(partnerId)) this.#spooled.delete(partnerId)
        }
        if (left.size === 0) {
          this.#recovery = null
          return
        }
      } catch {
        this.#isAway = true
      }
      await setTimeout(RECOVERY_INTERVAL_MS)
    }
  }

  /** Inserts what is in the spool and gives whose sends have to stay there. Throws when the database is away. */
  async #replay(): Promise<ReadonlySet<string>> {
    const left = new Set<string>()
    const count = await this.spool.replay(
      async (records) => {
        const isLeft = records.some(({ row }) => left.has(row.partnerId))
        if (!isLeft && (await this.#tryInsertSpooled(records))) return true
        for (const { row } of records) left.add(row.partnerId)
        return false
      },
      (path) => this.log.error({ path }, 'a spool file is damaged; set aside'),
    )
    if (count > 0) this.log.info({ count }, 'inserted spooled sends')
    return left
  }

  async #tryInsertSpooled(records: SendRecord[]): Promise<boolean> {
    try {
      await this.#insert(records)
      return true
    } catch (error) {
      if (isOfThePartner(error)) return false
      throw error
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

/**
 * Does the trouble lie in the records or in other work of their partner, rather than in a database that is away: what they hold
 * (SQLSTATE classes 21 to 23, 54), other transactions (40), a lock or a limit of time (55P03, 57014)?
 */
function isOfThePartner(error: unknown): boolean {
  return /^((2[1-3]|40|54)...|55P03|57014)$/.test(String((error as { code?: unknown }).code))
}
