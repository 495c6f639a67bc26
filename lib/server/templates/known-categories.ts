import type { TemplateCategoryView } from '@/lib/contracts/template-categories'
import { PROVIDER_LIFE_MS } from '@/lib/domain/templates/category'
import { readyAt } from '@/lib/domain/templates/fresh-template'
import { spellLanguage } from '@/lib/domain/templates/spell-language'
import type { SqlValue } from '@/lib/server/db/database'

/** `$1` to `$4` of every statement on `KNOWN_CATEGORIES`: whose, at which moment, and how long facts live. */
export function knownAt(partnerId: string, now: number, learnedLifeMs: number): SqlValue[] {
  return [partnerId, new Date(now), learnedLifeMs, PROVIDER_LIFE_MS]
}

const lives = (since: string, ms: string) => `${since} + ${ms}::float8 * interval '1 millisecond'`

/**
 * What is known of a partner's templates, named and computed as the API shows it: `known` with a verdict as `verdictOf`
 * gives it, in SQL so that lists are filtered, sorted and paged by it. What was forgotten is not in it.
 */
export const KNOWN_CATEGORIES = `
  WITH facts AS (
    SELECT *, ${lives('provider_renewed_at', '$4')} AS provider_dies, ${lives('learned_at', '$3')} AS learned_dies
    FROM template_category
    WHERE partner_id = $1 AND (pin IS NOT NULL OR provider_category IS NOT NULL OR learned_category IS NOT NULL OR impending IS NOT NULL OR hits > 0)
  ), sourced AS (
    SELECT *, CASE
        WHEN pin IS NOT NULL THEN 'pin'
        WHEN $2::timestamptz < learned_dies AND (provider_dies IS NULL OR $2 >= provider_dies OR learned_at > provider_at) THEN 'learned'
        WHEN $2 < provider_dies THEN provider_source
        ELSE 'none'
      END AS source
    FROM facts
  ), known AS (
    SELECT waba_id, client.name AS client_name, sourced.name, language, source, hits, impending, pinned_by, last_used_at, first_seen_at, awake_since,
      CASE source WHEN 'pin' THEN pin WHEN 'learned' THEN learned_category WHEN 'none' THEN 'unknown' ELSE provider_category END AS category,
      CASE source WHEN 'pin' THEN pinned_at WHEN 'learned' THEN learned_at WHEN 'none' THEN NULL ELSE provider_renewed_at END AS learned_at,
      CASE source WHEN 'pin' THEN NULL WHEN 'learned' THEN learned_dies WHEN 'none' THEN NULL ELSE provider_dies END AS expires_at,
      CASE source WHEN 'learned' THEN learned_status END AS http_status,
      CASE source WHEN 'learned' THEN learned_code END AS code,
      CASE source WHEN 'learned' THEN learned_trace_id END AS trace_id
    FROM sourced
    LEFT JOIN waba ON waba.partner_id = $1 AND waba.id = sourced.waba_id
    LEFT JOIN client ON client.partner_id = $1 AND client.id = waba.client_id
  )`

/** A row of `known`. */
export interface KnownRow {
  waba_id: string
  client_name: string | null
  name: string
  language: string
  category: TemplateCategoryView['category']
  source: TemplateCategoryView['source']
  http_status: number | null
  code: number | null
  trace_id: string | null
  learned_at: Date | null
  expires_at: Date | null
  hits: number
  impending: TemplateCategoryView['impending']
  pinned_by: string | null
  last_used_at: Date | null
  first_seen_at: Date
  awake_since: Date | null
}

export function categoryView(row: KnownRow): TemplateCategoryView {
  const {
    waba_id,
    client_name,
    name,
    category,
    source,
    http_status,
    code,
    trace_id,
    hits,
    impending,
    pinned_by,
  } = row
  return {
    waba_id,
    client_name,
    name,
    language: spellLanguage(row.language),
    category,
    source,
    evidence: { http_status, code, trace_id },
    learned_at: row.learned_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
    hits,
    impending,
    pinned_by,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    ready_at: new Date(
      readyAt({
        firstSeenAt: row.first_seen_at.getTime(),
        awakeSince: row.awake_since?.getTime() ?? null,
      }),
    ).toISOString(),
  }
}
