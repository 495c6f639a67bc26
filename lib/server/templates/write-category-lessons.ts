import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import type { Queryable } from '@/lib/server/db/database'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { CategoryLesson } from '@/lib/server/templates/category-store'

/** Of several lessons about one template in a batch the latest; sorted, so that two writers cannot deadlock. */
function latestByTemplate(lessons: readonly CategoryLesson[]): CategoryLesson[] {
  const latest = new Map<string, CategoryLesson>()
  for (const lesson of lessons) {
    const key = JSON.stringify([
      lesson.partnerId,
      lesson.wabaId,
      lesson.name,
      normaliseLanguage(lesson.language),
    ])
    const other = latest.get(key)
    if (!other || other.at <= lesson.at) latest.set(key, lesson)
  }
  return [...latest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lesson]) => lesson)
}

/** Writes what sends taught about categories and tells every instance. A later lesson is never overwritten. */
export async function writeCategoryLessons(
  tx: Queryable,
  lessons: readonly CategoryLesson[],
): Promise<void> {
  const numbers = new Map<string, number>()
  for (const lesson of latestByTemplate(lessons)) {
    const { partnerId } = lesson
    const number = numbers.get(partnerId) ?? (await bumpRevision(tx, partnerId, 'category'))
    numbers.set(partnerId, number)
    const at = new Date(lesson.at)
    await tx.query(
      `INSERT INTO template_category AS t (partner_id, waba_id, name, language, learned_category, learned_at,
         learned_status, learned_code, learned_trace_id, first_seen_at, last_used_at, revision)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $6, $6, $10)
       ON CONFLICT (partner_id, waba_id, name, language) DO UPDATE SET
         learned_category = excluded.learned_category, learned_at = excluded.learned_at,
         learned_status = excluded.learned_status, learned_code = excluded.learned_code,
         learned_trace_id = excluded.learned_trace_id, revision = excluded.revision
       WHERE t.learned_at IS NULL OR t.learned_at <= excluded.learned_at`,
      [
        partnerId,
        lesson.wabaId,
        lesson.name,
        normaliseLanguage(lesson.language),
        lesson.category,
        at,
        lesson.status,
        lesson.code,
        lesson.traceId,
        number,
      ],
    )
  }
}
