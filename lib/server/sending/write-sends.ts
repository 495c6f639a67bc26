import { storableJson } from '@/lib/domain/json/storable-json'
import type { Database, Queryable } from '@/lib/server/db/database'
import { writeWabaLessons } from '@/lib/server/onboarding/write-waba-lessons'
import { lockRevisions } from '@/lib/server/revisions/bump-revision'
import { keepAnswer, release } from '@/lib/server/sending/idempotency'
import type { SendRecord, SendRow } from '@/lib/server/sending/send-record'
import { sendSums } from '@/lib/server/stats/send-sums'
import type { CategoryLesson } from '@/lib/server/templates/category-store'
import { writeCategoryLessons } from '@/lib/server/templates/write-category-lessons'
import { withSavepoint } from '@/lib/server/with-savepoint'
import { writeApart } from '@/lib/server/write-apart'

const LOCK_TIMEOUT_MS = 3_000

/**
 * Writes a batch of sends with what they taught, in one transaction. A record already written (a spooled one
 * whose commit had succeeded after all) changes nothing. Gives the error that kept what was learned of categories from
 * being written, which is worth less than the sends themselves; else null.
 */
export async function writeSends(
  database: Database,
  records: readonly SendRecord[],
): Promise<Error | null> {
  const categories = records.flatMap((record) => record.categories)
  const wabas = records.flatMap((record) => record.wabas)
  const keys = records.flatMap((record) => record.idempotency ?? [])
  if (categories.length + wabas.length + keys.length === 0) {
    await insertSends(database, records)
    return null
  }
  return database.transaction(async (tx) => {
    // Sooner than the limit of a statement, so that the error says that the database is there and a change of the partner is in the way.
    await tx.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`)
    await lockRevisions(
      tx,
      [...categories, ...wabas].map((lesson) => lesson.partnerId),
    )
    await insertSends(tx, records)
    const lost = categories.length > 0 ? await tryCategoryLessons(tx, categories) : null
    await writeWabaLessons(tx, wabas)
    for (const { ref, answer } of keys) {
      if (answer) await keepAnswer(tx, ref, { ...answer, body: Buffer.from(answer.body, 'base64') })
      else await release(tx, ref)
    }
    return lost
  })
}

/** Gives the last error; a lesson that cannot be written costs no other. Throws only where the transaction itself is broken. */
async function tryCategoryLessons(
  tx: Queryable,
  lessons: readonly CategoryLesson[],
): Promise<Error | null> {
  let lost: Error | null = null
  const write = (some: readonly CategoryLesson[]) =>
    withSavepoint(tx, () => writeCategoryLessons(tx, some))
  await writeApart(lessons, write, (_lesson, error) => {
    lost = error as Error
  }).catch((error: unknown) => {
    lost = error as Error
  })
  return lost
}

/**
 * One JSON document for the batch: an array for each column would cost twice the time to encode. What is new of it is left to be
 * counted (lib/server/stats/count-sends).
 */
export async function insertSends(
  database: Queryable,
  records: readonly SendRecord[],
): Promise<void> {
  const rows = records.map(({ row }) => columnsOf(row))
  const names = Object.keys(rows[0]!).join(', ')
  await database.query(
    `WITH new AS (
       INSERT INTO message (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::message, $1::jsonb) ON CONFLICT DO NOTHING
       RETURNING partner_id, at, channel_id, campaign, source, decided, reason, fallback_class, wamid
     )
     INSERT INTO uncounted_send (partner_id, hour, channel_id, campaign, test, way, fallback_class, accepted, fallback_plans, fallbacks, first_at, last_at, wamids)
     ${sendSums('new')}`,
    [storableJson(rows)],
    { repeated: true },
  )
}

/** A row as the table `message` names it. */
function columnsOf(row: SendRow) {
  return {
    partner_id: row.partnerId,
    trace_id: row.traceId,
    channel_id: row.channelId,
    waba_id: row.wabaId,
    at: new Date(row.at),
    source: row.source,
    asked: row.asked,
    type: row.type,
    recipient: row.recipient,
    template_name: row.templateName,
    template_language: row.templateLanguage,
    campaign: row.campaign,
    reason: row.reason,
    policy: row.policy,
    decided: row.decided,
    accepted_by: row.acceptedBy,
    wamid: row.wamid,
    answer_status: row.answerStatus,
    answer_code: row.answerCode,
    fallback_class: row.fallbackClass,
    fallback_code: row.fallbackCode,
    possible_duplicate: row.possibleDuplicate,
    latency_ms: row.latencyMs,
    trace: row.trace,
  }
}
