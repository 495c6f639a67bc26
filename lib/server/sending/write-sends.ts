import type { Database, Queryable, SqlValue } from '@/lib/server/db/database'
import { lockRevisions } from '@/lib/server/revisions/bump-revision'
import { keepAnswer, release } from '@/lib/server/sending/idempotency'
import type { SendRecord, SendRow } from '@/lib/server/sending/send-record'
import { writeWabaLessons } from '@/lib/server/onboarding/write-waba-lessons'
import type { CategoryLesson } from '@/lib/server/templates/category-store'
import { writeCategoryLessons } from '@/lib/server/templates/write-category-lessons'

/** Column, its PostgreSQL type in the batch, and where the value comes from. */
const COLUMNS: readonly [name: string, type: string, value: (row: SendRow) => string | number | boolean | Date | null][] = [
  ['partner_id', 'text', (row) => row.partnerId],
  ['trace_id', 'text', (row) => row.traceId],
  ['channel_id', 'text', (row) => row.channelId],
  ['waba_id', 'text', (row) => row.wabaId],
  ['at', 'timestamptz', (row) => new Date(row.at)],
  ['source', 'text', (row) => row.source],
  ['asked', 'text', (row) => row.asked],
  ['type', 'text', (row) => row.type],
  ['recipient', 'text', (row) => row.recipient],
  ['template_name', 'text', (row) => row.templateName],
  ['template_language', 'text', (row) => row.templateLanguage],
  ['campaign', 'text', (row) => row.campaign],
  ['reason', 'text', (row) => row.reason],
  ['policy', 'text', (row) => row.policy],
  ['decided', 'text', (row) => row.decided],
  ['accepted_by', 'text', (row) => row.acceptedBy],
  ['wamid', 'text', (row) => row.wamid],
  ['answer_status', 'integer', (row) => row.answerStatus],
  ['answer_code', 'integer', (row) => row.answerCode],
  ['fallback_class', 'text', (row) => row.fallbackClass],
  ['fallback_code', 'integer', (row) => row.fallbackCode],
  ['possible_duplicate', 'boolean', (row) => row.possibleDuplicate],
  ['latency_ms', 'integer', (row) => row.latencyMs],
  // As text, cast below: a JSON array would be taken for a PostgreSQL array by one driver and not by the other.
  ['trace', 'text', (row) => JSON.stringify(row.trace)],
]

const names = COLUMNS.map(([name]) => name).join(', ')
const arrays = COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')
const selected = COLUMNS.map(([name]) => (name === 'trace' ? 'trace::jsonb' : name)).join(', ')
const INSERT = `INSERT INTO message (${names}) SELECT ${selected} FROM unnest(${arrays}) AS rows (${names}) ON CONFLICT DO NOTHING`

/**
 * Writes a batch of sends with what they taught, in one transaction. A record already written (a spooled one
 * whose commit had succeeded after all) changes nothing. Gives the error that kept what was learned of categories from
 * being written, which is worth less than the sends themselves; else null.
 */
export async function writeSends(database: Database, records: readonly SendRecord[]): Promise<Error | null> {
  const categories = records.flatMap((record) => record.categories)
  const wabas = records.flatMap((record) => record.wabas)
  const keys = records.flatMap((record) => record.idempotency ?? [])
  if (categories.length + wabas.length + keys.length === 0) {
    await insertRows(database, records)
    return null
  }
  return database.transaction(async (tx) => {
    await lockRevisions(tx, [...categories, ...wabas].map((lesson) => lesson.partnerId))
    await insertRows(tx, records)
    const lost = categories.length > 0 ? await tryCategoryLessons(tx, categories) : null
    await writeWabaLessons(tx, wabas)
    for (const { ref, answer } of keys) {
      if (answer) await keepAnswer(tx, ref, { ...answer, body: Buffer.from(answer.body, 'base64') })
      else await release(tx, ref)
    }
    return lost
  })
}

/** Throws only where the transaction itself is broken. */
async function tryCategoryLessons(tx: Queryable, lessons: readonly CategoryLesson[]): Promise<Error | null> {
  await tx.query('SAVEPOINT lessons')
  try {
    await writeCategoryLessons(tx, lessons)
    return null
  } catch (error) {
    await tx.query('ROLLBACK TO SAVEPOINT lessons')
    return error as Error
  }
}

async function insertRows(database: Queryable, records: readonly SendRecord[]): Promise<void> {
  const columns: SqlValue[] = COLUMNS.map(([, , value]) => records.map((record) => value(record.row)))
  await database.query(INSERT, columns)
}
