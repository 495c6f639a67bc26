import type { Category, CategoryFacts, ProviderFact } from '@/lib/domain/templates/category'

/** Meta's `category` as routing sees it: MARKETING is marketing; UTILITY, AUTHENTICATION and any later one is not. */
export function categoryOf(providerCategory: string): Category {
  return providerCategory.toUpperCase() === 'MARKETING' ? 'marketing' : 'non_marketing'
}

/**
 * Adds what the provider said by webhook or list (contract 2.1): newer by the provider's own time. An
 * announced change (`correct_category`) is only a notice and does not come here.
 */
export function noteProviderCategory(facts: CategoryFacts, said: ProviderFact): CategoryFacts {
  return facts.provider && facts.provider.at > said.at ? facts : { ...facts, provider: said }
}
