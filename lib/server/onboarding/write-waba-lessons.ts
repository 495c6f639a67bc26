import type { Queryable } from '@/lib/server/db/database'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { WabaLesson } from '@/lib/server/sending/send-record'

/** Writes refusals for missing terms that sends ran into (contract 2.2, `not_onboarded`), and their end. */
export async function writeWabaLessons(
  tx: Queryable,
  lessons: readonly WabaLesson[],
): Promise<void> {
  const latest = new Map(lessons.map((lesson) => [`${lesson.partnerId} ${lesson.wabaId}`, lesson]))
  const sorted = [...latest.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, lesson]) => lesson)
  for (const { partnerId, wabaId, notOnboardedUntil } of sorted) {
    await tx.query('UPDATE waba SET not_onboarded_until = $3 WHERE partner_id = $1 AND id = $2', [
      partnerId,
      wabaId,
      notOnboardedUntil === null ? null : new Date(notOnboardedUntil),
    ])
    await bumpRevision(tx, partnerId, 'directory')
  }
}
