import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Queryable } from '@/lib/server/db/database'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { migratedPostgresUrl } from '@/lib/server/db/testing/databases'
import { driveHotPaths } from '@/lib/server/testing/drive-hot-paths'
import { type Explained, explain, planOnly, prepare } from '@/lib/server/testing/explain-statement'
import { GROWING_TABLES, growTables } from '@/lib/server/testing/grow-tables'
import { type RecordedStatement, recording } from '@/lib/server/testing/recording-database'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'

const ROWS = 40_000

/** Of a grown database a statement may look at so many pages for each it looked at in a new one, and at so many more: indexes are deeper, and counters of a week's hours are read. */
const TIMES_THE_PAGES = 3
const MORE_PAGES = 300

/** A table where rows wait until they are counted, twice a second; it does not grow. */
const OUTBOX = 'uncounted_send'

const PLANS = ['for the values', 'for any values', 'kept since the tables were new'] as const

/** Each statement with what it takes. */
type Look = Map<RecordedStatement, Explained>

// The planner may have no statistics: nothing has run ANALYZE yet, or it ran before the traffic came.
describe('statements of the hot paths on tables that grew', () => {
  describe.each(['never taken', 'taken while all was empty'])('statistics %s', (statistics) => {
    let database: Database
    let statements: RecordedStatement[]
    let whenNew: Look
    const grown = new Map<(typeof PLANS)[number], Look>()

    beforeAll(async () => {
      const url = await migratedPostgresUrl()
      database = openPostgres(url)
      await forbidAutovacuum(database)
      if (statistics !== 'never taken') await database.query('ANALYZE')
      // Nothing is left to be recounted at the start, which reads whole days and is no hot path; days that messages are of stay open.
      await database.query(
        "INSERT INTO retention (id, closed_before) VALUES (1, now() - interval '2000 hours')",
      )
      const recorder = recording(openPostgres(url))
      const gateway = await startTestGateway({
        database: recorder,
        settings: { ALLOW_PRIVATE_TARGETS: 'on' },
      })
      const channel = await driveHotPaths(gateway)
      await gateway.close()
      statements = recorder.statements.filter(({ text }) => readsOrWritesRows(text))
      await database.transaction(async (tx) => {
        await forgetOnceWritten(tx)
        await leaveUncounted(tx, gateway.partnerId, channel.id)
        whenNew = await look(tx, statements, 'custom', 'new')
        await tx.query('SET LOCAL plan_cache_mode = force_generic_plan')
        for (const [n, statement] of statements.entries()) {
          await prepare(tx, `kept_${n}`, statement)
          await planOnly(tx, `kept_${n}`, statement)
        }
        await growTables(tx, gateway.partnerId, channel, ROWS)
        grown.set('for the values', await look(tx, statements, 'custom', 'values'))
        grown.set('for any values', await look(tx, statements, 'generic', 'any'))
        grown.set('kept since the tables were new', await look(tx, statements, 'generic', 'kept'))
      })
    }, 120_000)
    afterAll(() => database.close())

    it('are all there, for every table that grows', () => {
      for (const table of [...GROWING_TABLES, OUTBOX]) {
        const named = new RegExp(`\\b${table}\\b`)
        expect(
          statements.some(({ text }) => named.test(text)),
          table,
        ).toBe(true)
      }
    })

    it('were planned without statistics', async () => {
      expect(
        await database.query('SELECT tablename FROM pg_stats WHERE tablename = ANY($1::text[])', [
          GROWING_TABLES,
        ]),
      ).toEqual([])
    })

    it.each(PLANS)('look at no more than they are asked for, planned %s', (plan) => {
      const tooMuch = statements
        // Only of a statement that is marked as repeated does a session keep the plan.
        .filter(({ repeated }) => repeated || plan !== 'kept since the tables were new')
        .flatMap((statement) => {
          const { pages, scanned } = grown.get(plan)!.get(statement)!
          const before = whenNew.get(statement)!.pages
          const whole = scanned.filter((table) => GROWING_TABLES.includes(table))
          return whole.length > 0 || pages > before * TIMES_THE_PAGES + MORE_PAGES
            ? [`${pages} pages (${before} when new) ${whole.join()}: ${statement.text}`]
            : []
        })
      expect(tooMuch).toEqual([])
    })
  })
})

/** Looks at each statement, prepared under a name that begins like this; one that the session has already keeps its generic plan. */
async function look(
  tx: Queryable,
  statements: readonly RecordedStatement[],
  mode: 'custom' | 'generic',
  prefix: string,
): Promise<Look> {
  await tx.query(`SET LOCAL plan_cache_mode = force_${mode}_plan`)
  const known = await tx.query<{ name: string }>('SELECT name FROM pg_prepared_statements')
  const names = new Set(known.map(({ name }) => name))
  const seen: Look = new Map()
  for (const [n, statement] of statements.entries()) {
    const name = `${prefix}_${n}`
    if (!names.has(name)) await prepare(tx, name, statement)
    seen.set(statement, await explain(tx, name, statement))
  }
  return seen
}

function readsOrWritesRows(text: string): boolean {
  return (
    /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(text) && !text.includes('_prisma_migrations')
  )
}

async function forbidAutovacuum(database: Queryable): Promise<void> {
  const tables = await database.query<{ name: string }>(
    "SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  )
  for (const { name } of tables)
    await database.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off)`)
}

/** What was written once and cannot be written again: these statements are run again to be looked at. */
async function forgetOnceWritten(tx: Queryable): Promise<void> {
  for (const table of ['webhook_event', 'alert', 'template', 'unlogged_mm_day'])
    await tx.query(`DELETE FROM ${table}`)
}

/** Sends that wait to be counted, some of the messages that are there once the tables have grown. */
async function leaveUncounted(tx: Queryable, partnerId: string, channelId: string): Promise<void> {
  await tx.query(
    `INSERT INTO uncounted_send (partner_id, hour, channel_id, campaign, test, way, fallback_class, accepted, fallback_plans, fallbacks,
       first_at, last_at, wamids)
     SELECT $1, date_trunc('hour', now(), 'UTC'), $2, 'spring ' || n, false, 'marketing_messages', '', 10, 0, 0, now(), now(),
       ARRAY(SELECT 'wamid.grown.' || n * 10 + own FROM generate_series(1, 10) AS own)
     FROM generate_series(1, 3) AS n`,
    [partnerId, channelId],
  )
}
