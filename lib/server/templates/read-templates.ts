import type { Template, TemplateListQuery } from '@/lib/contracts/templates'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import { readyAt } from '@/lib/domain/templates/fresh-template'
import type { Actor } from '@/lib/server/accounts/actor'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import type { TemplatePath } from '@/lib/server/templates/read-categories'
import { contains, equals, type Relation, readPage } from '@/lib/server/templates/read-page'

const LISTED = `
  WITH listed AS (
    SELECT t.waba_id, t.name, t.language, lower(replace(t.language, '-', '_')) AS language_key, t.provider_id AS id, t.category,
      t.correct_category, t.status, t.parameter_format, t.components, t.message_send_ttl_seconds, t.has_max_price, t.read_at,
      known.first_seen_at, known.awake_since
    FROM template t LEFT JOIN template_category known ON known.partner_id = t.partner_id AND known.waba_id = t.waba_id
      AND known.name = t.name AND known.language = lower(replace(t.language, '-', '_'))
    WHERE t.partner_id = $1
  )`

type ListedRow = Omit<Template, 'read_at' | 'ready_at'> & {
  language_key: string
  read_at: Date
  first_seen_at: Date | null
  awake_since: Date | null
}

/** The templates of the partner's WABAs as the providers' lists were last read. */
export async function listTemplates(
  { database }: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: TemplateListQuery,
) {
  const { search, language, ...equal } = filters
  const conditions = [
    contains('name', search),
    equals('language_key', language),
    ...Object.entries(equal).map(([column, value]) => equals(column, value)),
  ]
  const { total, rows } = await readPage<ListedRow>(database, relation(actor), conditions, {
    limit,
    offset,
    sort,
  })
  return { count: rows.length, total, limit, offset, sort, filters, templates: rows.map(viewOf) }
}

export async function findTemplate(
  { database }: Runtime,
  actor: Actor,
  { waba_id, name, language }: TemplatePath,
): Promise<Template | Problem> {
  const conditions = [
    equals('waba_id', waba_id),
    equals('name', name),
    equals('language_key', normaliseLanguage(language)),
  ]
  const {
    rows: [row],
  } = await readPage<ListedRow>(database, relation(actor), conditions, {
    limit: 1,
    offset: 0,
    sort: [],
  })
  return row
    ? viewOf(row)
    : new Problem('not_found', `There is no template ${waba_id}/${name}/${language}.`)
}

function relation({ partnerId }: Actor): Relation {
  return { sql: LISTED, name: 'listed', values: [partnerId], key: ['waba_id', 'name', 'language'] }
}

function viewOf({
  language_key: _,
  read_at,
  first_seen_at,
  awake_since,
  ...template
}: ListedRow): Template {
  const use = first_seen_at && {
    firstSeenAt: first_seen_at.getTime(),
    awakeSince: awake_since?.getTime() ?? null,
  }
  return {
    ...template,
    read_at: read_at.toISOString(),
    ready_at: use && new Date(readyAt(use)).toISOString(),
  }
}
