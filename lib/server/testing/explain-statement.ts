import type { Queryable, SqlValue } from '@/lib/server/db/database'
import type { RecordedStatement } from '@/lib/server/testing/recording-database'

/** What running a statement took, on one session. */
export interface Explained {
  /** Pages that it looked at: rows that an index leads past in vain are among them, which no row count shows. */
  pages: number
  /** Tables that it read from one end to the other. */
  scanned: string[]
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Actual Loops'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}

/** Prepares a statement in the session, under a name. */
export async function prepare(
  tx: Queryable,
  name: string,
  { text }: RecordedStatement,
): Promise<void> {
  await tx.query(`PREPARE ${name} AS ${text}`)
}

/** Plans a prepared statement and runs nothing: a generic plan is kept in the session from then on. */
export async function planOnly(
  tx: Queryable,
  name: string,
  { values }: RecordedStatement,
): Promise<void> {
  await tx.query(`EXPLAIN EXECUTE ${name}${listOf(values)}`)
}

/** Runs a prepared statement inside a transaction, and takes back what it did. */
export async function explain(
  tx: Queryable,
  name: string,
  { values }: RecordedStatement,
): Promise<Explained> {
  await tx.query('SAVEPOINT explained')
  const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE ${name}${listOf(values)}`,
  )
  await tx.query('ROLLBACK TO SAVEPOINT explained')
  const plan = row!['QUERY PLAN'][0].Plan
  return {
    pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    scanned: [...nodesOf(plan)]
      .filter((node) => node['Node Type'] === 'Seq Scan' && node['Actual Loops'] !== 0)
      .map((node) => node['Relation Name']!),
  }
}

function* nodesOf(plan: Plan): Generator<Plan> {
  yield plan
  for (const child of plan.Plans ?? []) yield* nodesOf(child)
}

/** EXECUTE takes no parameters, so the values are spelled out. */
function listOf(values: readonly SqlValue[]): string {
  return values.length === 0 ? '' : `(${values.map(literal).join(', ')})`
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL'
  return `'${(isList(value) ? arrayText(value) : textOf(value)).replaceAll("'", "''")}'`
}

function isList(value: SqlValue): value is Extract<SqlValue, readonly unknown[]> {
  return Array.isArray(value)
}

function arrayText(values: Extract<SqlValue, readonly unknown[]>): string {
  const elements = values.map((value) =>
    value === null ? 'NULL' : `"${textOf(value).replace(/["\\]/g, '\\$&')}"`,
  )
  return `{${elements.join(',')}}`
}

function textOf(value: string | number | boolean | Date | Uint8Array): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return String(value)
}
