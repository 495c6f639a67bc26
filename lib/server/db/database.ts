import type { PrismaClient } from '@/lib/server/db/generated/client'

/** What a raw parameter may be. Arrays go to `unnest($1::text[])` and its kin; Dates travel as timestamptz. */
export type SqlValue =
  | string
  | number
  | boolean
  | Date
  | Uint8Array
  | null
  | readonly (string | number | boolean | Date | null)[]

export interface QueryOptions {
  /**
   * The session keeps the plan. Only for statements that leave the planner no choice, such as inserts: a plan made for a
   * small table would read the whole of it for ever.
   */
  repeated?: boolean
}

/** Raw statements, where Prisma would be too slow or cannot say it. */
export interface Queryable {
  /** Runs one statement with `$1…` parameters and gives its rows; `bigint` columns come back as numbers. */
  query<Row extends object>(
    statement: string,
    values?: readonly SqlValue[],
    options?: QueryOptions,
  ): Promise<Row[]>
  /** Runs several statements without parameters (migrations). */
  script(text: string): Promise<void>
}

/** The port to PostgreSQL: raw statements, transactions, and the generated client. */
export interface Database extends Queryable {
  /** The generated client, on a pool of its own with the same session settings. */
  readonly prisma: PrismaClient
  /**
   * Runs `work` in one transaction; a throw rolls back. Never wait for anything else inside it. The session of a `large`
   * one ends with it, for PostgreSQL keeps the memory that a session once took.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>, options?: { large?: boolean }): Promise<T>
  close(): Promise<void>
}
