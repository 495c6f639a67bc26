import type { Database } from '@/lib/server/db/database'

/** A database that a test can take away; `close` leaves the real one open, so that several gateways can share it. */
export interface BreakableDatabase extends Database {
  /** While true every raw statement fails, as when the connection breaks. */
  away: boolean
}

export function breakable(database: Database): BreakableDatabase {
  const whileThere = async <T>(work: () => Promise<T>): Promise<T> => {
    if (wrapped.away) throw new Error('the database is away')
    return work()
  }
  const wrapped: BreakableDatabase = {
    ...database,
    away: false,
    query: (statement, values, options) =>
      whileThere(() => database.query(statement, values, options)),
    script: (text) => whileThere(() => database.script(text)),
    transaction: (work) => whileThere(() => database.transaction(work)),
    close: async () => {},
  }
  return wrapped
}
