import type { Database, Queryable, QueryOptions, SqlValue } from '@/lib/server/db/database'

/** A statement as the product ran it, with the values it was last given. */
export interface RecordedStatement {
  text: string
  values: readonly SqlValue[]
  repeated: boolean
}

/** A database that remembers every raw statement that went through it, each text once. */
export interface RecordingDatabase extends Database {
  readonly statements: readonly RecordedStatement[]
}

export function recording(database: Database): RecordingDatabase {
  const seen = new Map<string, RecordedStatement>()
  const recorded = <Session extends Queryable>(session: Session): Session => ({
    ...session,
    query(text: string, values: readonly SqlValue[] = [], options: QueryOptions = {}) {
      seen.set(text, { text, values, repeated: options.repeated ?? false })
      return session.query(text, values, options)
    },
  })
  return {
    ...recorded(database),
    get statements() {
      return [...seen.values()]
    },
    transaction: (work) => database.transaction((tx) => work(recorded(tx))),
  }
}
