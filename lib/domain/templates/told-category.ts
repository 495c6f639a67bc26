import type { Category, ProviderFact } from '@/lib/domain/templates/category'
import { categoryOf } from '@/lib/domain/templates/provider-category'
import type {
  TemplateCategoryUpdate,
  TemplateStatusUpdate,
} from '@/lib/domain/webhooks/webhook-update'

/** What the provider said of a template's category. */
export interface ToldCategory {
  fact: Omit<ProviderFact, 'renewedAt'> | null
  /** Announced for later. */
  impending: Category | null
}

/**
 * What is told after a webhook more; the very same where that says nothing new. With `correct_category` a change is announced, and
 * `new_category` is the one that still holds; without it the change is made (contract 4).
 */
export function applyTemplateUpdate(
  told: ToldCategory,
  update: TemplateCategoryUpdate | TemplateStatusUpdate,
): ToldCategory {
  const { at } = update
  if (update.kind === 'template_category_update' && update.correctCategory !== null) {
    const impending = categoryOf(update.correctCategory)
    return impending !== told.impending && isNewer({ at }, told.fact)
      ? { ...told, impending }
      : told
  }
  const said = update.kind === 'template_category_update' ? update.newCategory : update.category
  if (said === null) return told
  const fact = { category: categoryOf(said), source: 'webhook' as const, at }
  return isNewer(fact, told.fact) ? { fact, impending: null } : told
}

/**
 * The provider's later word wins. Its webhooks tell the second only, so that one of the very second in which its list was read
 * is taken for later; of two webhooks of one second the category decides which comes last.
 */
function isNewer(
  { at, category = '' }: { at: number; category?: string },
  known: ToldCategory['fact'],
): boolean {
  if (known === null) return true
  if (known.source === 'list') return at >= known.at - (known.at % 1000)
  return at > known.at || (at === known.at && category > known.category)
}
