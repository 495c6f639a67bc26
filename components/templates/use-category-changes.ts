'use client'

import type { QueryClient } from '@tanstack/react-query'
import type { CategoryActions } from '@/components/templates/category-actions'
import { toast } from '@/components/ui/toast'
import type { TemplatePath } from '@/lib/client/template-categories'
import { useChange } from '@/lib/client/use-change'
import type { CategoryPin, TemplateCategoryList } from '@/lib/contracts/template-categories'

const NAMES = { marketing: 'marketing', non_marketing: 'not marketing' }

/** Pinning, seen at once, and forgetting. */
export function useCategoryChanges({ pin, forget }: Pick<CategoryActions, 'pin' | 'forget'>) {
  const pinning = useChange({
    action: pin,
    foresee,
    onDone: (_, { name, language, category }) =>
      toast.done(`${name} ${language} counts as ${NAMES[category]} from now on.`),
    onFailed: toast.failed,
  })
  const forgetting = useChange({
    action: forget,
    onDone: ({ name, language }) =>
      toast.done(`${name} ${language} is forgotten: its next message is checked.`),
    onFailed: toast.failed,
  })
  return { pin: pinning.mutate, forget: forgetting.mutate }
}

function foresee(
  client: QueryClient,
  { waba_id, name, language, category }: TemplatePath & CategoryPin,
): void {
  client.setQueriesData<TemplateCategoryList>(
    { predicate: ({ queryKey }) => isCategoryList(queryKey) },
    (list) =>
      list && {
        ...list,
        template_categories: list.template_categories.map((row) =>
          row.waba_id === waba_id && row.name === name && row.language === language
            ? { ...row, category, source: 'pin' as const, expires_at: null }
            : row,
        ),
      },
  )
}

function isCategoryList([, path]: readonly unknown[]): boolean {
  return Array.isArray(path) && path.length === 3 && path[2] === 'template_categories'
}
