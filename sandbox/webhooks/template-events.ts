import type { Category } from '@/sandbox/outcome'
import type { Template } from '@/sandbox/template'
import type { WabaChange } from '@/sandbox/webhooks/change'

const DAY_S = 24 * 60 * 60

/** Meta writes the language here with a hyphen, unlike in its lists. */
function named({ id, name, language }: Template): object {
  return {
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language.replace('_', '-'),
  }
}

/**
 * `template_category_update` of a template as it was: that its category has changed or, a day before (`impending`), that it
 * will: then `new_category` is, against its name, the one it still has.
 */
export function categoryEvent(
  template: Template,
  wabaId: string,
  category: Category,
  at: number,
  impending: boolean,
): WabaChange {
  return {
    entryId: wabaId,
    time: at,
    field: 'template_category_update',
    value: {
      ...named(template),
      ...(impending
        ? {
            new_category: template.category,
            correct_category: category,
            category_update_timestamp: at + DAY_S,
          }
        : { previous_category: template.category, new_category: category }),
    },
  }
}

/** `message_template_status_update`: `event` is the new status. */
export function statusEvent(
  template: Template,
  wabaId: string,
  event: string,
  at: number,
): WabaChange {
  return {
    entryId: wabaId,
    time: at,
    field: 'message_template_status_update',
    value: {
      event,
      ...named(template),
      reason: event === 'REJECTED' ? 'INCORRECT_CATEGORY' : 'NONE',
      message_template_category: template.category,
    },
  }
}
