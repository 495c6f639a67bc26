import type { Queryable, SqlValue } from '@/lib/server/db/database'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { TemplateTouch } from '@/lib/server/templates/category-store'

/**
 * Writes uses, hits and renewed lives of facts (contract 2.1: each 2xx on MM starts the learned fact's life anew).
 * A fact that was forgotten meanwhile is not brought back; of two instances' lessons the later holds.
 */
export async function writeTouches(
  tx: Queryable,
  touches: readonly TemplateTouch[],
): Promise<void> {
  const partners = [...new Set(touches.map((touch) => touch.partnerId))].sort()
  for (const partnerId of partners) {
    const number = await bumpRevision(tx, partnerId, 'category')
    const own = touches.filter((touch) => touch.partnerId === partnerId)
    const column = (value: (touch: TemplateTouch) => string | number | Date | null): SqlValue =>
      own.map(value)
    const time = (at: number | null) => (at === null ? null : new Date(at))
    await tx.query(
      `INSERT INTO template_category AS t (partner_id, waba_id, name, language, hits, first_seen_at, awake_since,
         last_used_at, revision)
       SELECT $1::text, waba_id, name, language, hits, first_seen_at, awake_since, last_used_at, $2::bigint
       FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[])
         AS rows (waba_id, name, language, hits, first_seen_at, awake_since, last_used_at)
       ON CONFLICT (partner_id, waba_id, name, language) DO UPDATE SET
         hits = t.hits + excluded.hits, last_used_at = greatest(t.last_used_at, excluded.last_used_at),
         awake_since = greatest(t.awake_since, excluded.awake_since), revision = excluded.revision`,
      [
        partnerId,
        number,
        column((touch) => touch.wabaId),
        column((touch) => touch.name),
        column((touch) => touch.language),
        column((touch) => touch.hits),
        column((touch) => time(touch.use.firstSeenAt)),
        column((touch) => time(touch.use.awakeSince)),
        column((touch) => time(touch.use.lastUsedAt)),
      ],
    )
    const renewals = own.flatMap(({ wabaId, name, language, renewed }) =>
      renewed ? [{ wabaId, name, language, ...renewed }] : [],
    )
    if (renewals.length === 0) continue
    await tx.query(
      `UPDATE template_category AS t SET learned_category = rows.category, learned_at = rows.learned_at
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) AS rows (waba_id, name, language, category, learned_at)
       WHERE t.partner_id = $1 AND t.waba_id = rows.waba_id AND t.name = rows.name AND t.language = rows.language
         AND t.learned_category IS NOT NULL AND t.learned_at < rows.learned_at`,
      [
        partnerId,
        renewals.map(({ wabaId }) => wabaId),
        renewals.map(({ name }) => name),
        renewals.map(({ language }) => language),
        renewals.map(({ category }) => category),
        renewals.map(({ learnedAt }) => time(learnedAt)),
      ],
    )
  }
}
