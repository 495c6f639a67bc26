import { storableJson } from '@/lib/domain/json/storable-json'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import type { ProviderTemplate } from '@/lib/domain/templates/listed-template'
import { categoryOf } from '@/lib/domain/templates/provider-category'
import type { Database, Queryable } from '@/lib/server/db/database'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import { withSavepoint } from '@/lib/server/with-savepoint'
import { writeApart } from '@/lib/server/write-apart'

interface ListRef {
  partnerId: string
  wabaId: string
  readAt: Date
}

/**
 * Makes a list that was just read what is known of a WABA's templates: the templates themselves, and the provider's fact on
 * each category. `readAt` is when the reading began: a webhook that came meanwhile is newer and stays. Gives the templates that the
 * database refused; the rest is written.
 */
export async function writeProviderList(
  database: Database,
  list: ListRef,
  templates: readonly ProviderTemplate[],
): Promise<ProviderTemplate[]> {
  const byKey = new Map(
    templates.map((template) => [
      `${template.name} ${normaliseLanguage(template.language)}`,
      template,
    ]),
  )
  const sorted = [...byKey.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, template]) => template)
  return database.transaction(async (tx) => {
    const refused: ProviderTemplate[] = []
    const revision = await bumpRevision(tx, list.partnerId, 'category')
    await tx.query('DELETE FROM template WHERE partner_id = $1 AND waba_id = $2', [
      list.partnerId,
      list.wabaId,
    ])
    await writeApart(
      sorted,
      (some) =>
        withSavepoint(tx, async () => {
          await writeCategories(tx, list, revision, some)
          await writeTemplates(tx, list, some)
        }),
      (template) => refused.push(template),
    )
    return refused
  })
}

async function writeCategories(
  tx: Queryable,
  { partnerId, wabaId, readAt }: ListRef,
  revision: number,
  templates: readonly ProviderTemplate[],
): Promise<void> {
  await tx.query(
    `INSERT INTO template_category AS t (partner_id, waba_id, name, language, provider_category, provider_source, provider_at,
       provider_renewed_at, impending, first_seen_at, revision)
     SELECT $1::text, $2::text, name, language, category, 'list', $3::timestamptz, $3::timestamptz, impending, $3::timestamptz, $4::bigint
     FROM unnest($5::text[], $6::text[], $7::text[], $8::text[]) AS rows (name, language, category, impending)
     ON CONFLICT (partner_id, waba_id, name, language) DO UPDATE SET
       provider_before = CASE WHEN t.provider_category <> excluded.provider_category THEN t.provider_category ELSE t.provider_before END,
       provider_changed_at = CASE WHEN t.provider_category <> excluded.provider_category THEN excluded.provider_at ELSE t.provider_changed_at END,
       provider_category = excluded.provider_category, provider_source = 'list', provider_at = excluded.provider_at,
       provider_renewed_at = excluded.provider_renewed_at, impending = excluded.impending, revision = excluded.revision
     WHERE t.provider_at IS NULL OR t.provider_at <= excluded.provider_at`,
    [
      partnerId,
      wabaId,
      readAt,
      revision,
      templates.map(({ name }) => name),
      templates.map(({ language }) => normaliseLanguage(language)),
      templates.map(({ category }) => categoryOf(category)),
      templates.map(({ correctCategory }) =>
        correctCategory === null ? null : categoryOf(correctCategory),
      ),
    ],
  )
}

async function writeTemplates(
  tx: Queryable,
  { partnerId, wabaId, readAt }: ListRef,
  templates: readonly ProviderTemplate[],
): Promise<void> {
  await tx.query(
    `INSERT INTO template (partner_id, waba_id, read_at, name, language, provider_id, category, correct_category, status,
       parameter_format, components, message_send_ttl_seconds, has_max_price)
     SELECT $1::text, $2::text, $3::timestamptz, name, language, provider_id, category, correct_category, status, parameter_format,
       components::jsonb, ttl, has_max_price
     FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::integer[], $13::boolean[])
       AS rows (name, language, provider_id, category, correct_category, status, parameter_format, components, ttl, has_max_price)`,
    [
      partnerId,
      wabaId,
      readAt,
      templates.map(({ name }) => name),
      templates.map(({ language }) => language),
      templates.map(({ id }) => id),
      templates.map(({ category }) => category),
      templates.map(({ correctCategory }) => correctCategory),
      templates.map(({ status }) => status),
      templates.map(({ parameterFormat }) => parameterFormat),
      templates.map(({ components }) => storableJson(components)),
      templates.map(({ messageSendTtlSeconds }) => messageSendTtlSeconds),
      templates.map(({ hasMaxPrice }) => hasMaxPrice),
    ],
  )
}
