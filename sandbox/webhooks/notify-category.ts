import type { SandboxState } from '@/sandbox/sandbox-state'
import type { TemplateChange } from '@/sandbox/template-catalogue'
import { categoryEvent } from '@/sandbox/webhooks/template-events'

/** Sends `template_category_update` of each listed template whose category a change of the control API is about to flip. */
export function notifyCategory(
  { accounts, templates, webhooks }: SandboxState,
  { name, language, category, waba_id: only }: TemplateChange,
): void {
  const at = Math.floor(Date.now() / 1000)
  for (const wabaId of only === undefined ? accounts.wabaIds() : [only]) {
    for (const template of templates.list(wabaId)) {
      const flips =
        template.name === name &&
        (language === undefined || template.language === language) &&
        template.category !== category
      if (flips) webhooks.fire(wabaId, categoryEvent(template, wabaId, category, at, false))
    }
  }
}
