import type { TemplatePath } from '@/lib/client/template-categories'
import type { ChangeAction } from '@/lib/client/use-change'
import type { CategoryPin, TemplateCategoryView, WarmUp } from '@/lib/contracts/template-categories'

/** What can be done with what is known of categories. */
export interface CategoryActions {
  warmUp: ChangeAction<void, WarmUp>
  pin: ChangeAction<TemplatePath & CategoryPin, TemplateCategoryView>
  forget: ChangeAction<TemplatePath, TemplatePath>
}
