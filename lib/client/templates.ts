import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import type { Template, TemplateList } from '@/lib/contracts/templates'

const MOST = 100

/** Templates of a WABA whose names have this part, in every language. */
export function templateSearchQuery(partnerId: string, wabaId: string, search: string) {
  return {
    ...apiQuery<TemplateList>(partnerId, ['templates'], {
      limit: String(MOST),
      filters: JSON.stringify({ waba_id: wabaId, ...(search && { search }) }),
    }),
    placeholderData: keepPreviousData,
  }
}

/** One template in all its languages. */
export function templateLanguagesQuery(partnerId: string, wabaId: string, name: string) {
  return apiQuery<TemplateList>(partnerId, ['templates'], {
    limit: String(MOST),
    filters: JSON.stringify({ waba_id: wabaId, name }),
  })
}

export function templateQuery(
  partnerId: string,
  { waba_id, name, language }: Pick<Template, 'waba_id' | 'name' | 'language'>,
) {
  return apiQuery<Template>(partnerId, ['templates', waba_id, name, language])
}
