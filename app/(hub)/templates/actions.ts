'use server'

import type { CategoryPin, TemplateCategoryView, WarmUp } from '@/lib/contracts/template-categories'
import type { NewTemplate, Template, TemplateChange } from '@/lib/contracts/templates'
import { changeByApi } from '@/lib/server/http/change-by-api'

interface TemplatePath {
  waba_id: string
  name: string
  language: string
}

export async function warmUpTemplates() {
  return changeByApi<WarmUp>({ method: 'POST', path: ['template_categories', 'warm_up'] })
}

export async function pinCategory({
  waba_id,
  name,
  language,
  category,
}: TemplatePath & CategoryPin) {
  return changeByApi<TemplateCategoryView>({
    method: 'PUT',
    path: ['template_categories', waba_id, name, language],
    body: { category },
  })
}

export async function forgetCategory({ waba_id, name, language }: TemplatePath) {
  return changeByApi<TemplatePath>({
    method: 'DELETE',
    path: ['template_categories', waba_id, name, language],
  })
}

export async function createTemplate(body: NewTemplate) {
  return changeByApi<Template>({ method: 'POST', path: ['templates'], body })
}

export async function changeTemplate({
  path: { waba_id, name, language },
  change,
}: {
  path: TemplatePath
  change: TemplateChange
}) {
  return changeByApi<Template>({
    method: 'PATCH',
    path: ['templates', waba_id, name, language],
    body: change,
  })
}
