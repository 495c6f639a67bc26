import type { Database, Queryable } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { Repeating } from '@/lib/server/repeating'
import type { CategoryStore } from '@/lib/server/templates/category-store'

/** Twice a second: a change of settings, overrides, keys or categories holds on every instance within one (contract 6). */
const POLL_INTERVAL_MS = 500

/** A revision no partner has. */
const NEVER = -1

interface RevisionRow {
  partner_id: string
  directory_number: number
  category_number: number
}

/** What is held of each partner as management data has it. */
interface Directory {
  /** Replaces one partner whole. */
  reload(database: Queryable, partnerId: string): Promise<void>
}

/** Keeps what this instance holds in memory equal to the database, whoever changed it. */
export class RevisionPoller {
  readonly #seen = new Map<string, RevisionRow>()
  readonly #polls: Repeating

  constructor(
    private readonly database: Database,
    private readonly stores: { directories: readonly Directory[]; categories: CategoryStore },
    private readonly log: Log,
    /** Called when the database cannot be read. */
    onAway: () => void,
  ) {
    this.#polls = new Repeating(
      () => this.#refresh(),
      POLL_INTERVAL_MS,
      (error) => {
        log.warn({ err: error }, 'the database cannot be read')
        onAway()
      },
    )
  }

  /** Reads what changed since the last time. Throws when the database cannot be read. */
  refresh(): Promise<void> {
    return this.#polls.now()
  }

  start(): void {
    this.#polls.start()
  }

  stop(): Promise<void> {
    return this.#polls.stop()
  }

  async #refresh(): Promise<void> {
    try {
      await this.#reloadChanged()
    } catch (error) {
      this.stores.categories.readable = false
      throw error
    }
  }

  async #reloadChanged(): Promise<void> {
    const rows = await this.database.query<RevisionRow>(
      'SELECT partner_id, directory_number, category_number FROM revision',
    )
    for (const partnerId of this.#seen.keys()) {
      if (rows.some((row) => row.partner_id === partnerId)) continue
      await this.#reload(partnerId)
      this.#seen.delete(partnerId)
    }
    for (const row of rows) {
      const seen = this.#seen.get(row.partner_id)
      if (
        seen?.directory_number !== row.directory_number &&
        !(await this.#tryReload(row.partner_id))
      )
        continue
      this.#seen.set(row.partner_id, { ...row, category_number: seen?.category_number ?? NEVER })
    }
    await this.#refreshCategories(rows)
  }

  /** What cannot be read of one partner is tried again the next time, and keeps no other's changes waiting. */
  async #tryReload(partnerId: string): Promise<boolean> {
    try {
      await this.#reload(partnerId)
      return true
    } catch (error) {
      // Throws where it is the database that is away.
      await this.database.query('SELECT 1')
      this.log.warn({ err: error, partner: partnerId }, 'a partner could not be read; trying again')
      return false
    }
  }

  async #reload(partnerId: string): Promise<void> {
    for (const directory of this.stores.directories)
      await directory.reload(this.database, partnerId)
  }

  /** Where only the categories cannot be read, messages go on without them (row 9b of contract 2.1). */
  async #refreshCategories(rows: readonly RevisionRow[]): Promise<void> {
    const { categories } = this.stores
    try {
      await this.database.query('SELECT 1 FROM template_category LIMIT 0')
      for (const { partner_id, category_number } of rows) {
        const seen = this.#seen.get(partner_id)
        if (seen && seen.category_number !== category_number)
          await categories.refresh(this.database, partner_id)
        if (seen) seen.category_number = category_number
      }
      categories.readable = true
    } catch (error) {
      if (categories.readable)
        this.log.error({ err: error }, 'the template categories cannot be read')
      categories.readable = false
    }
  }
}
