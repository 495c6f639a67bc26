import { storableJson } from '@/lib/domain/json/storable-json'
import type { Category } from '@/lib/domain/templates/category'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import { applyTemplateUpdate, type ToldCategory } from '@/lib/domain/templates/told-category'
import type { Queryable } from '@/lib/server/db/database'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { EffectUpdates } from '@/lib/server/webhooks/effect-updates'

interface Template {
  wabaId: string
  name: string
  language: string
  told: ToldCategory
  changed: boolean
  /** When the provider last told it to us. */
  receivedAt: number
}

/** Keeps what webhooks say of templates' categories as the provider's fact, or as an announcement (contract 4). Gives whether any changed. */
export async function applyTemplateUpdates(
  tx: Queryable,
  partnerId: string,
  updates: EffectUpdates['templates'],
): Promise<boolean> {
  if (updates.length === 0) return false
  const templates = new Map<string, Template>()
  for (const {
    wabaId,
    update: { name, language },
  } of updates) {
    const template = {
      wabaId,
      name,
      language: normaliseLanguage(language),
      told: { fact: null, impending: null },
      changed: false,
      receivedAt: 0,
    }
    templates.set(keyOf(template), template)
  }
  await readTold(tx, partnerId, templates)
  for (const { wabaId, update, receivedAt, changes } of updates) {
    const template = templates.get(
      keyOf({ wabaId, name: update.name, language: normaliseLanguage(update.language) }),
    )!
    const before = template.told
    const after = applyTemplateUpdate(before, update)
    if (after === before) continue
    Object.assign(template, {
      told: after,
      changed: true,
      receivedAt: Math.max(template.receivedAt, receivedAt),
    })
    const noted = {
      waba_id: wabaId,
      template: { name: update.name, language: update.language },
      recipient: null,
    }
    if (after.fact !== before.fact)
      changes.effects.push({
        ...noted,
        what: 'category',
        before: before.fact?.category ?? null,
        after: after.fact!.category,
      })
    else
      changes.effects.push({
        ...noted,
        what: 'impending',
        before: before.impending,
        after: after.impending,
      })
  }
  const changed = [...templates.values()].filter((template) => template.changed)
  if (changed.length > 0) await writeTold(tx, partnerId, changed)
  return changed.length > 0
}

async function readTold(
  tx: Queryable,
  partnerId: string,
  templates: ReadonlyMap<string, Template>,
): Promise<void> {
  const keys = [...templates.values()]
  const rows = await tx.query<{
    waba_id: string
    name: string
    language: string
    impending: Category | null
    provider_category: Category | null
    provider_source: 'webhook' | 'list' | null
    provider_at: Date | null
  }>(
    `SELECT t.waba_id, t.name, t.language, t.impending, t.provider_category, t.provider_source, t.provider_at
     FROM unnest($2::text[], $3::text[], $4::text[]) AS k (waba_id, name, language) CROSS JOIN LATERAL (
       SELECT * FROM template_category WHERE partner_id = $1 AND waba_id = k.waba_id AND name = k.name AND language = k.language LIMIT 1
     ) t`,
    [
      partnerId,
      keys.map(({ wabaId }) => wabaId),
      keys.map(({ name }) => name),
      keys.map(({ language }) => language),
    ],
  )
  for (const {
    waba_id,
    name,
    language,
    impending,
    provider_category,
    provider_source,
    provider_at,
  } of rows) {
    const fact = provider_category && {
      category: provider_category,
      source: provider_source!,
      at: provider_at!.getTime(),
    }
    templates.get(keyOf({ wabaId: waba_id, name, language }))!.told = { fact, impending }
  }
}

async function writeTold(
  tx: Queryable,
  partnerId: string,
  templates: readonly Template[],
): Promise<void> {
  const revision = await bumpRevision(tx, partnerId, 'category')
  const rows = templates.map(
    ({ wabaId, name, language, told: { fact, impending }, receivedAt }) => ({
      waba_id: wabaId,
      name,
      language,
      impending,
      provider_category: fact?.category ?? null,
      provider_source: fact?.source ?? null,
      provider_at: fact && new Date(fact.at),
      received_at: new Date(receivedAt),
    }),
  )
  await tx.query(
    `INSERT INTO template_category AS t (partner_id, waba_id, name, language, provider_category, provider_source, provider_at,
       provider_renewed_at, impending, first_seen_at, revision)
     SELECT $1::text, waba_id, name, language, provider_category, provider_source, provider_at,
       CASE WHEN provider_at IS NULL THEN NULL ELSE received_at END, impending, received_at, $3::bigint
     FROM jsonb_to_recordset($2::jsonb) AS r (waba_id text, name text, language text, impending text, provider_category text, provider_source text,
       provider_at timestamptz, received_at timestamptz)
     ON CONFLICT (partner_id, waba_id, name, language) DO UPDATE SET
       provider_renewed_at = CASE WHEN t.provider_at IS DISTINCT FROM excluded.provider_at OR t.provider_source IS DISTINCT FROM excluded.provider_source
         THEN excluded.provider_renewed_at ELSE t.provider_renewed_at END,
       provider_before = CASE WHEN t.provider_category <> excluded.provider_category THEN t.provider_category ELSE t.provider_before END,
       provider_changed_at = CASE WHEN t.provider_category <> excluded.provider_category THEN excluded.provider_at ELSE t.provider_changed_at END,
       provider_category = excluded.provider_category, provider_source = excluded.provider_source, provider_at = excluded.provider_at,
       impending = excluded.impending, revision = excluded.revision`,
    [partnerId, storableJson(rows), revision],
  )
}

function keyOf({ wabaId, name, language }: Pick<Template, 'wabaId' | 'name' | 'language'>): string {
  return JSON.stringify([wabaId, name, language])
}
