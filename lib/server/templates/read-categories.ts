import type { CategoryListQuery, TemplateCategoryView } from '@/lib/contracts/template-categories'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Runtime } from '@/lib/server/runtime'
import {
  categoryView,
  KNOWN_CATEGORIES,
  type KnownRow,
  knownAt,
} from '@/lib/server/templates/known-categories'
import {
  type Condition,
  contains,
  equals,
  type Relation,
  readPage,
} from '@/lib/server/templates/read-page'

/** Which template, as a path names it. */
export interface TemplatePath {
  waba_id: string
  name: string
  language: string
}

/** What is known of the partner's templates, with the verdict that routing would give now, and the hits of now. */
export async function listCategories(
  runtime: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: CategoryListQuery,
) {
  const { search, impending, ...equal } = filters
  const announced: Condition = [(parameter) => `(impending IS NOT NULL) = ${parameter}`, impending]
  const conditions = [
    contains("concat_ws(' ', name, client_name, waba_id)", search),
    announced,
    ...Object.entries(equal).map(([column, value]) => equals(column, value)),
  ]
  await runtime.touches.flush()
  const { total, rows } = await readPage<KnownRow>(
    runtime.database,
    relation(runtime, actor),
    conditions,
    { limit, offset, sort },
  )
  return {
    count: rows.length,
    total,
    limit,
    offset,
    sort,
    filters,
    template_categories: rows.map(categoryView),
  }
}

/** One of them; null where nothing is known. */
export async function findCategory(
  runtime: Runtime,
  actor: Actor,
  { waba_id, name, language }: TemplatePath,
): Promise<TemplateCategoryView | null> {
  const conditions = [
    equals('waba_id', waba_id),
    equals('name', name),
    equals('language', normaliseLanguage(language)),
  ]
  await runtime.touches.flush()
  const {
    rows: [row],
  } = await readPage<KnownRow>(runtime.database, relation(runtime, actor), conditions, {
    limit: 1,
    offset: 0,
    sort: [],
  })
  return row ? categoryView(row) : null
}

function relation({ gateway: { now, learnedLifeMs } }: Runtime, { partnerId }: Actor): Relation {
  return {
    sql: KNOWN_CATEGORIES,
    name: 'known',
    values: knownAt(partnerId, now(), learnedLifeMs),
    key: ['waba_id', 'name', 'language'],
  }
}
