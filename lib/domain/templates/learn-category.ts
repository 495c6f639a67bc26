import type { Category, CategoryFacts } from '@/lib/domain/templates/category'

/**
 * Adds what one of our own sends taught (contract 2.1). Every lesson starts the fact's life anew; a
 * pin and the provider's word stay beside it. Lessons may arrive out of order: the later one holds.
 */
export function learnCategory(
  facts: CategoryFacts,
  category: Category,
  learnedAt: number,
): CategoryFacts {
  if (facts.learned && facts.learned.learnedAt > learnedAt) return facts
  return { pin: facts.pin, provider: facts.provider, learned: { category, learnedAt } }
}
