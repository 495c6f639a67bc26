import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Database, Queryable, SqlValue } from '@/lib/server/db/database'
import { PrismaClient } from '@/lib/server/db/generated/client'

/** Milliseconds after which a database that does not answer counts as away. */
const CONNECT_TIMEOUT_MS = 3_000
const STATEMENT_TIMEOUT_MS = 15_000

const int8AsNumber: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    return oid === pg.types.builtins.INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format)
  },
}

/** Opens a pool on PostgreSQL 15 or newer. Nothing is connected until the first statement. */
export function openPostgres(url: string, options: { onIdleError?: (error: Error) => void } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
    types: int8AsNumber,
  })
  // A pool without this listener takes the process down when an idle connection breaks.
  pool.on('error', (error) => options.onIdleError?.(error))
  // Prisma gets a pool of its own: it reads bigint its own way, and its queries never wait behind sends.
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 5, connectionTimeoutMillis: CONNECT_TIMEOUT_MS }),
  })
  return {
    kind: 'postgresql',
    prisma,
    ...queryable(pool),
    async transaction(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      // A connection that breaks between two statements says so by an event, which would end the process.
      const onBroken = (error: Error) => { broken = error }
      client.on('error', onBroken)
      try {
        await client.query('BEGIN')
        const result = await work(queryable(client))
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => { broken = failure })
        throw error
      } finally {
        client.release(broken)
        client.off('error', onBroken)
      }
    },
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

function queryable(session: Pick<pg.Pool, 'query'>): Queryable {
  return {
    async query<Row extends object>(statement: string, values: readonly SqlValue[] = []) {
      const { rows } = await session.query<Row>(statement, [...values])
      return rows
    },
    async script(text) {
      await session.query(text)
    },
  }
}
