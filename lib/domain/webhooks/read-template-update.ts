import { idOf, type JsonObject, textOf } from '@/lib/domain/webhooks/json-member'
import type { ChangePlace } from '@/lib/domain/webhooks/webhook-context'
import type {
  TemplateCategoryUpdate,
  TemplateStatusUpdate,
} from '@/lib/domain/webhooks/webhook-update'

/** Reads a `template_category_update` in both of its shapes: with `correct_category` it only announces a change. */
export function readTemplateCategoryUpdate(
  value: JsonObject,
  place: ChangePlace,
): TemplateCategoryUpdate | null {
  const template = templateOf(value, place)
  const newCategory = categoryIn(value.new_category)
  if (!template || newCategory === null) return null
  return {
    kind: 'template_category_update',
    ...template,
    newCategory,
    correctCategory: categoryIn(value.correct_category),
  }
}

/** Reads a `message_template_status_update`. */
export function readTemplateStatusUpdate(
  value: JsonObject,
  place: ChangePlace,
): TemplateStatusUpdate | null {
  const template = templateOf(value, place)
  const event = idOf(value.event)?.toUpperCase()
  if (!template || event === undefined) return null
  return {
    kind: 'template_status_update',
    ...template,
    event,
    category: categoryIn(value.message_template_category),
  }
}

/** A name has at most 512 characters (domain fact: Meta, template reference). */
const LONGEST_NAME = 512

function templateOf(value: JsonObject, { entryId, entryTime }: ChangePlace) {
  const name = textOf(value.message_template_name, LONGEST_NAME + 1)
  const language = textOf(value.message_template_language, 65)
  if (
    entryId === null ||
    name === null ||
    name.length > LONGEST_NAME ||
    language === null ||
    language.length > 64
  )
    return null
  return { wabaId: entryId, name, language, at: entryTime }
}

function categoryIn(value: unknown): string | null {
  return typeof value === 'string' ? textOf(value.trim().toUpperCase(), 64) : null
}
