import type { Category, CategoryFacts } from '@/lib/domain/templates/category'
import type { TemplateUse } from '@/lib/domain/templates/fresh-template'
import type { Queryable } from '@/lib/server/db/database'

export interface CategoryRow {
  partner_id: string
  waba_id: string
  name: string
  language: string
  pin: Category | null
  provider_category: Category | null
  provider_source: 'webhook' | 'list' | null
  provider_at: Date | null
  provider_renewed_at: Date | null
  learned_category: Category | null
  learned_at: Date | null
  first_seen_at: Date
  awake_since: Date | null
  last_used_at: Date | null
  revision: number
}

/** The partner's rows that changed after `revision`. */
export function readCategoryRows(
  database: Queryable,
  partnerId: string,
  revision: number,
): Promise<CategoryRow[]> {
  return database.query<CategoryRow>(
    `SELECT partner_id, waba_id, name, language, pin, provider_category, provider_source, provider_at,
            provider_renewed_at, learned_category, learned_at, first_seen_at, awake_since, last_used_at, revision
     FROM template_category WHERE partner_id = $1 AND revision > $2`,
    [partnerId, revision],
  )
}

export function factsOf(row: CategoryRow): CategoryFacts {
  const {
    provider_category,
    provider_source,
    provider_at,
    provider_renewed_at,
    learned_category,
    learned_at,
  } = row
  return {
    pin: row.pin,
    provider:
      provider_category && provider_source && provider_at && provider_renewed_at
        ? {
            category: provider_category,
            source: provider_source,
            at: provider_at.getTime(),
            renewedAt: provider_renewed_at.getTime(),
          }
        : null,
    learned:
      learned_category && learned_at
        ? { category: learned_category, learnedAt: learned_at.getTime() }
        : null,
  }
}

export function templateUseOf(row: CategoryRow): TemplateUse {
  return {
    firstSeenAt: row.first_seen_at.getTime(),
    awakeSince: row.awake_since?.getTime() ?? null,
    lastUsedAt: row.last_used_at?.getTime() ?? null,
  }
}
