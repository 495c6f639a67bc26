import type { ListedTemplate } from '@/lib/domain/sending/warnings'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import type { Queryable } from '@/lib/server/db/database'
import type { TemplateRef } from '@/lib/server/templates/category-store'

interface TemplateRow {
  components: NonNullable<ListedTemplate['components']>
  message_send_ttl_seconds: number | null
  has_max_price: boolean
}

/** The template as the provider's list has it; null when the list has not told of it. */
export async function readListedTemplate(
  database: Queryable,
  ref: TemplateRef,
): Promise<ListedTemplate | null> {
  const [row] = await database.query<TemplateRow>(
    `SELECT components, message_send_ttl_seconds, has_max_price FROM template
     WHERE partner_id = $1 AND waba_id = $2 AND name = $3 AND lower(replace(language, '-', '_')) = $4`,
    [ref.partnerId, ref.wabaId, ref.name, normaliseLanguage(ref.language)],
  )
  return row
    ? {
        components: row.components,
        message_send_ttl_seconds: row.message_send_ttl_seconds,
        ...(row.has_max_price ? { optimization_spec: {} } : {}),
      }
    : null
}
