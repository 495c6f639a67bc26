import { hash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Database, Queryable, QueryOptions, SqlValue } from '@/lib/server/db/database'
import { PrismaClient } from '@/lib/server/db/generated/client'
import { withSessionSettings } from '@/lib/server/db/session-settings'

/** Milliseconds after which a database that does not answer counts as away. */
const CONNECT_TIMEOUT_MS = 3_000
const STATEMENT_TIMEOUT_MS = 15_000
/** Seconds after which a connection is replaced: what a large statement took of memory stays with its session. */
const LIFETIME_SECONDS = 10 * 60

const int8AsNumber: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    return oid === pg.types.builtins.INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format)
  },
}

export interface PostgresOptions {
  /** Is told when a connection breaks that nobody is using. */
  onIdleError?: (error: Error) => void
  /** Milliseconds a statement may take. */
  statementTimeoutMs?: number
}

/** Opens a pool on PostgreSQL 15 or newer. Nothing is connected until the first statement. */
export function openPostgres(url: string, options: PostgresOptions = {}): Database {
  const connectionString = withSessionSettings(url)
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    maxLifetimeSeconds: LIFETIME_SECONDS,
    query_timeout: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
    types: int8AsNumber,
  })
  // A pool without this listener takes the process down when an idle connection breaks.
  pool.on('error', (error) => options.onIdleError?.(error))
  // Prisma gets a pool of its own: it reads bigint its own way, and its queries never wait behind sends.
  const prisma = new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: 5,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      maxLifetimeSeconds: LIFETIME_SECONDS,
    }),
  })
  const plans = { kept: true }
  return {
    prisma,
    ...queryable(pool, plans),
    async transaction(work, { large = false } = {}) {
      const client = await pool.connect()
      let broken: Error | undefined
      // A connection that breaks between two statements says so by an event, which would end the process.
      const onBroken = (error: Error) => {
        broken = error
      }
      client.on('error', onBroken)
      try {
        await client.query('BEGIN')
        const result = await work(queryable(oneByOne(client), plans))
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => {
          broken = failure
        })
        throw error
      } finally {
        client.release(broken ?? large)
        client.off('error', onBroken)
      }
    },
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** A connection runs one statement at a time; those that are given together wait for each other here. */
function oneByOne(client: pg.PoolClient): Pick<pg.Pool, 'query'> {
  let last: Promise<unknown> = Promise.resolve()
  const query = (...args: Parameters<typeof client.query>) => {
    const next = last.then(() => client.query(...args))
    last = Promise.resolve(next).catch(() => {})
    return next
  }
  return { query: query as unknown as pg.Pool['query'] }
}

/** What the server says of a statement that another session prepared, or that this one has lost. */
const NO_SUCH_STATEMENT = new Set(['26000', '42P05'])

/**
 * Plans are kept under names of their text. Behind a pooler that gives every transaction another session the name may
 * be missing there: nothing was done then, and plans are kept no longer.
 */
function queryable(session: Pick<pg.Pool, 'query'>, plans: { kept: boolean }): Queryable {
  return {
    async query<Row extends object>(
      statement: string,
      values: readonly SqlValue[] = [],
      { repeated = false }: QueryOptions = {},
    ) {
      if (repeated && plans.kept) {
        try {
          return (
            await session.query<Row>({
              name: nameOf(statement),
              text: statement,
              values: [...values],
            })
          ).rows
        } catch (error) {
          if (!NO_SUCH_STATEMENT.has((error as pg.DatabaseError).code ?? '')) throw error
          plans.kept = false
        }
      }
      return (await session.query<Row>(statement, [...values])).rows
    },
    async script(text) {
      await session.query(text)
    },
  }
}

const names = new Map<string, string>()

/** The name under which a session keeps a statement's plan (at most 63 characters): the same for the same text, in every process. */
function nameOf(statement: string): string {
  let name = names.get(statement)
  if (!name) names.set(statement, (name = hash('sha256', statement).slice(0, 40)))
  return name
}
