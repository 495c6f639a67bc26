import type { CategoryPin, TemplateCategoryView } from '@/lib/contracts/template-categories'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import { spellLanguage } from '@/lib/domain/templates/spell-language'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { findCategory, type TemplatePath } from '@/lib/server/templates/read-categories'
import { knowsWaba, noSuchWaba } from '@/lib/server/templates/waba-channel'

/** Pins a template's category by hand, also of a template that was never seen (contract 2.1: a pin goes before all facts). */
export async function pinCategory(
  runtime: Runtime,
  actor: Actor,
  path: TemplatePath,
  { category }: CategoryPin,
): Promise<TemplateCategoryView | Problem> {
  const problem = pathProblem(runtime, actor, path)
  if (problem) return problem
  const key = keyOf(actor, path)
  const pinned = await change(runtime, actor, 'category', async ({ tx, audit }) => {
    const before = await tx.templateCategory.findUnique({
      where: { partnerId_wabaId_name_language: key },
      select: { pin: true },
    })
    if (before?.pin === category) return null
    const now = new Date(runtime.now())
    await tx.$executeRaw`
      INSERT INTO template_category (partner_id, waba_id, name, language, pin, pinned_at, pinned_by, first_seen_at, revision)
      SELECT partner_id, ${key.wabaId}, ${key.name}, ${key.language}, ${category}, ${now}, ${actor.id}, ${now}, category_number
      FROM revision WHERE partner_id = ${actor.partnerId}
      ON CONFLICT (partner_id, waba_id, name, language) DO UPDATE SET
        pin = excluded.pin, pinned_at = excluded.pinned_at, pinned_by = excluded.pinned_by, revision = excluded.revision`
    await audit({
      action: 'template_category.pin',
      subject: subjectOf(path),
      before: before?.pin ? { category: before.pin } : null,
      after: { category },
    })
    return null
  })
  return pinned instanceof Problem ? pinned : (await findCategory(runtime, actor, path))!
}

/**
 * Forgets everything known of a template's category: pin, provider's word, what was learned, hits. The row stays, empty, so that
 * every instance hears of it by its revision; when the template was seen stays too, since Meta's own syncing goes by it.
 */
export async function forgetCategory(
  runtime: Runtime,
  actor: Actor,
  path: TemplatePath,
): Promise<TemplatePath | Problem> {
  const before = knowsWaba(runtime, actor, path.waba_id)
    ? await findCategory(runtime, actor, path)
    : null
  if (!before) return new Problem('not_found', `Nothing is known of template ${subjectOf(path)}.`)
  const key = keyOf(actor, path)
  return change(runtime, actor, 'category', async ({ tx, audit }) => {
    await tx.$executeRaw`
      UPDATE template_category AS t SET pin = NULL, pinned_at = NULL, pinned_by = NULL, provider_category = NULL, provider_source = NULL,
        provider_at = NULL, provider_renewed_at = NULL, learned_category = NULL, learned_at = NULL, learned_status = NULL, learned_code = NULL,
        learned_trace_id = NULL, impending = NULL, hits = 0, revision = r.category_number
      FROM revision AS r
      WHERE r.partner_id = t.partner_id AND t.partner_id = ${key.partnerId} AND t.waba_id = ${key.wabaId} AND t.name = ${key.name}
        AND t.language = ${key.language}`
    await audit({
      action: 'template_category.forget',
      subject: subjectOf(path),
      before: { category: before.category, source: before.source },
      after: null,
    })
    return { waba_id: before.waba_id, name: before.name, language: before.language }
  })
}

/** A template that can be named in a message and in a row (contract 2.1): the same bounds as those of a message. */
function pathProblem(
  runtime: Runtime,
  actor: Actor,
  { waba_id, name, language }: TemplatePath,
): Problem | null {
  if (!knowsWaba(runtime, actor, waba_id)) return noSuchWaba(waba_id)
  const issues = [
    ...(isText(name, 512)
      ? []
      : [
          {
            path: 'name',
            message: 'Accepted are 1 to 512 characters, none of them a control character.',
          },
        ]),
    ...(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(language)
      ? []
      : [{ path: 'language', message: 'Accepted is a language as en or pt_BR.' }]),
  ]
  return issues[0]
    ? new Problem('invalid', `${issues[0].path}: ${issues[0].message}`, { issues })
    : null
}

function isText(value: string, longest: number): boolean {
  return value.length <= longest && !/[\p{Cc}\p{Cs}]/u.test(value)
}

function keyOf({ partnerId }: Actor, { waba_id, name, language }: TemplatePath) {
  return { partnerId, wabaId: waba_id, name, language: normaliseLanguage(language) }
}

function subjectOf({ waba_id, name, language }: TemplatePath): string {
  return `${waba_id}/${name}/${spellLanguage(language)}`
}
