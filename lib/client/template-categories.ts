import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type {
  TemplateCategoryList,
  TemplateCategoryView,
  WarmUp,
} from '@/lib/contracts/template-categories'

export const CATEGORIES_PER_PAGE = 50

/** Which template, as the API's paths name it. */
export type TemplatePath = Pick<TemplateCategoryView, 'waba_id' | 'name' | 'language'>

/** A page of what is known of the templates' categories. */
export function categoryListQuery(
  partnerId: string,
  { page, sort, filters: { impending, ...filters } }: ListState,
) {
  const search = listSearch({ page, sort, filters }, CATEGORIES_PER_PAGE)
  // A list's URL holds texts; the API wants a truth value.
  const asked = impending
    ? { ...search, filters: JSON.stringify({ ...filters, impending: true }) }
    : search
  return {
    ...apiQuery<TemplateCategoryList>(partnerId, ['template_categories'], asked),
    placeholderData: keepPreviousData,
  }
}

/** What is known of one template; an empty list where nothing is. */
export function categoryQuery(partnerId: string, { waba_id, name, language }: TemplatePath) {
  return apiQuery<TemplateCategoryList>(partnerId, ['template_categories'], {
    filters: JSON.stringify({ waba_id, name, language }),
  })
}

/** The warm-up that runs, or the last one; null before the first. */
export function warmUpQuery(partnerId: string) {
  return apiQuery<WarmUp | null>(partnerId, ['template_categories', 'warm_up'])
}
