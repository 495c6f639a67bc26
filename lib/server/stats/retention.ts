import { setTimeout as pause } from 'node:timers/promises'
import type { Database, Queryable, SqlValue } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { checkCounts } from '@/lib/server/stats/check-counts'
import { keepClosedSums } from '@/lib/server/stats/closed-sums'
import { DAY_MS } from '@/lib/server/stats/count-changes'
import { lockCounts } from '@/lib/server/stats/lock-counts'

/** Tells this lock from others of PostgreSQL's advisory locks. */
const RETENTION = 0x46415252

const BATCH = 1_000
const PAUSE_MS = 50

/** Rows that end with their day, by the time they go by and what else is asked of them. */
interface Rows {
  table: string
  /** Has an index, behind the partner where rows are looked for partner by partner. */
  time: string
  and?: string
}

const ROWS_OF_PARTNERS: readonly Rows[] = [
  { table: 'message', time: 'at' },
  { table: 'webhook_event', time: 'received_at' },
  // One that is still to be made stays.
  { table: 'delivery', time: 'created_at', and: "state <> 'pending'" },
]

const ROWS_OF_ALL: readonly Rows[] = [
  // The index is on born_at, which no event moves.
  { table: 'message_status', time: 'born_at', and: 'last_at < $1' },
  { table: 'alert', time: 'closed_at' },
  // Names that only sends told of. What a provider lists or a person pinned stays.
  {
    table: 'template_category',
    time: 'coalesce(last_used_at, first_seen_at)',
    and: 'pin IS NULL AND provider_category IS NULL',
  },
]

/** No partner's id is before it. */
const FIRST = ''

/**
 * Deletes messages, the webhook ledger, clicks and deliveries that are older than so many whole UTC days (contract 1, `RETENTION_DAYS`), at the start
 * and after each midnight. Counters stay for ever; those of the days that are left are recounted then. Idempotency keys live a day and are forgotten
 * elsewhere (instance-beat).
 */
export class Retention {
  #timer: NodeJS.Timeout | null = null
  #stopped = false
  #running: Promise<void> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly days: number,
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {}

  start(): void {
    this.#running = this.run().catch((error: unknown) =>
      this.log.warn({ err: error }, 'old rows could not be deleted; trying again tomorrow'),
    )
    this.#timer = setTimeout(() => this.start(), DAY_MS - (this.now() % DAY_MS) + 60_000)
    // It keeps no process alive that has nothing else to do.
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  /** Closes the days that are over and deletes their rows, in small batches so that nobody waits for long. */
  async run(): Promise<void> {
    const now = this.now()
    const before = new Date(now - (now % DAY_MS) - this.days * DAY_MS)
    // First, so that nobody recounts a day of which rows are gone.
    const closedHere = await this.database.transaction((tx) => closeDays(tx, before))
    const deleted: Record<string, number> = {
      user_action: await this.#inBatches((tx) => deleteUserActions(tx, before)),
    }
    for (const rows of ROWS_OF_ALL)
      deleted[rows.table] = await this.#inBatches((tx) => deleteSome(tx, rows, before))
    for (const rows of ROWS_OF_PARTNERS) deleted[rows.table] = await this.#byPartner(rows, before)
    if (Object.values(deleted).some((count) => count > 0))
      this.log.info({ before, deleted }, 'deleted what is older than the retention')
    // Once a day, by the instance that closed it.
    if (closedHere) await checkCounts(this.database, this.log, () => this.#stopped)
  }

  /** From partner to partner as the table's own index has them: a partner may be gone before its rows are. */
  async #byPartner(rows: Rows, before: Date): Promise<number> {
    let total = 0
    let partnerId = FIRST
    while (!this.#stopped) {
      const [next] = await this.database.query<{ partner_id: string }>(
        `SELECT partner_id FROM ${rows.table} WHERE partner_id > $1 ORDER BY partner_id LIMIT 1`,
        [partnerId],
      )
      if (!next) break
      partnerId = next.partner_id
      const and = [rows.and, 'partner_id = $2'].filter(Boolean).join(' AND ')
      total += await this.#inBatches((tx) => deleteSome(tx, { ...rows, and }, before, partnerId))
    }
    return total
  }

  /** Until a batch took nothing, the process stops, or another instance is at it. */
  async #inBatches(work: (tx: Queryable) => Promise<number>): Promise<number> {
    let total = 0
    while (!this.#stopped) {
      const count = await this.database.transaction(async (tx) => {
        const [lock] = await tx.query<{ held: boolean }>(
          'SELECT pg_try_advisory_xact_lock($1::bigint) AS held',
          [RETENTION],
        )
        return lock!.held ? work(tx) : 0
      })
      total += count
      if (count === 0) return total
      await pause(PAUSE_MS)
    }
    return total
  }
}

/** Closes what came before a moment, unless it is closed already; nobody counts meanwhile, so that no count of those days comes later. */
async function closeDays(tx: Queryable, before: Date): Promise<boolean> {
  const partners = await tx.query<{ id: string }>('SELECT id FROM partner')
  await lockCounts(
    tx,
    partners.map(({ id }) => id),
  )
  const closed = await tx.query(
    `INSERT INTO retention (id, closed_before) VALUES (1, $1)
     ON CONFLICT (id) DO UPDATE SET closed_before = excluded.closed_before WHERE retention.closed_before < excluded.closed_before RETURNING id`,
    [before],
  )
  if (closed.length > 0) await keepClosedSums(tx, before)
  return closed.length > 0
}

/** Of one partner at a time, whose counts it takes: nobody may be counting an hour's clicks anew while they go (count-campaign-clicks). */
async function deleteUserActions(tx: Queryable, before: Date): Promise<number> {
  const [oldest] = await tx.query<{ partner_id: string }>(
    'SELECT partner_id FROM user_action WHERE at < $1 ORDER BY at LIMIT 1',
    [before],
  )
  if (!oldest) return 0
  await lockCounts(tx, [oldest.partner_id])
  // No index serves IS NOT DISTINCT FROM, so the clicks are found by their time and not by reading all of the partner's.
  const own = { table: 'user_action', time: 'at', and: 'partner_id IS NOT DISTINCT FROM $2' }
  return deleteSome(tx, own, before, oldest.partner_id)
}

/**
 * The oldest first. Where no statistics say how few they are, the planner takes times between two bounds for few rows and
 * uses the index, and times before one bound for a third of the table, which it would read whole.
 */
async function deleteSome(
  tx: Queryable,
  { table, time, and }: Rows,
  ...values: SqlValue[]
): Promise<number> {
  const old = [`${time} > '-infinity' AND ${time} < $1`, and].filter(Boolean).join(' AND ')
  const [row] = await tx.query<{ count: number }>(
    `WITH gone AS (DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${old} ORDER BY ${time} LIMIT ${BATCH})) RETURNING 1)
     SELECT count(*) AS count FROM gone`,
    values,
  )
  return row!.count
}
