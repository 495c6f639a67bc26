import type { Queryable, SqlValue } from '@/lib/server/db/database'

/** What a list is read from. */
export interface Relation {
  /** A `WITH` clause that ends in a relation of this name. */
  sql: string
  name: string
  /** The parameters of `sql`. */
  values: readonly SqlValue[]
  /** Columns that tell any two rows apart: rows equal in every field asked for keep their order from page to page. */
  key: readonly string[]
}

/** A filter as SQL, given its parameter, and its value; without one it does not count. */
export type Condition = readonly [sql: (parameter: string) => string, value: SqlValue | undefined]

export const equals = (column: string, value: SqlValue | undefined): Condition => [
  (parameter) => `${column} = ${parameter}`,
  value,
]

/** Has the column this part, in either case? */
export const contains = (column: string, part: string | undefined): Condition => [
  (parameter) => `strpos(lower(${column}), lower(${parameter}::text)) > 0`,
  part,
]

/** A page of a relation, sorted by its columns (`-` = descending, nulls last), and how many rows there are in all. */
export async function readPage<Row extends object>(
  database: Queryable,
  { sql, name, values: given, key }: Relation,
  conditions: readonly Condition[],
  { limit, offset, sort }: { limit: number; offset: number; sort: readonly string[] },
): Promise<{ total: number; rows: Row[] }> {
  const values = [...given]
  const wanted = conditions.flatMap(([condition, value]) =>
    value === undefined ? [] : [condition(`$${values.push(value)}`)],
  )
  const from = `${sql} SELECT * FROM ${name}${wanted.length > 0 ? ` WHERE ${wanted.join(' AND ')}` : ''}`
  const order = [...sort, ...key]
    .map((field) => (field.startsWith('-') ? `${field.slice(1)} DESC NULLS LAST` : field))
    .join(', ')
  const [counted] = await database.query<{ total: number }>(
    `SELECT count(*) AS total FROM (${from}) AS wanted`,
    values,
  )
  const rows = await database.query<Row>(
    `${from} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
    values,
  )
  return { total: counted!.total, rows }
}
