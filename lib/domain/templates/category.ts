/** The two answers that matter to routing. */
export const CATEGORIES = ['marketing', 'non_marketing'] as const

export type Category = (typeof CATEGORIES)[number]

/** Times in this folder are milliseconds since 1970. */
export interface ProviderFact {
  category: Category
  source: 'webhook' | 'list'
  /** The provider's own time of the fact. */
  at: number
  /** When the provider last said so to us. */
  renewedAt: number
}

export interface LearnedFact {
  category: Category
  learnedAt: number
}

/** All that is known of one template in one language; null where there is no such fact. */
export interface CategoryFacts {
  pin: Category | null
  provider: ProviderFact | null
  learned: LearnedFact | null
}

export interface Verdict {
  category: Category | 'unknown'
  source: 'pin' | 'webhook' | 'list' | 'learned' | 'none'
  /** When the fact behind the verdict dies, null where none does. */
  expiresAt: number | null
}

/** How long the provider's word holds unless it is renewed (contract 2.1). */
export const PROVIDER_LIFE_MS = 24 * 60 * 60 * 1000

/**
 * What counts as the template's category now (contract 2.1, "What is known of a category"): a pin by
 * hand; else the newer of the two facts that live, the provider's by the provider's time; else unknown.
 * `learnedLifeMs` is `CATEGORY_TTL_SECONDS` in milliseconds.
 */
export function verdictOf(
  { pin, provider, learned }: CategoryFacts,
  now: number,
  learnedLifeMs: number,
): Verdict {
  if (pin) return { category: pin, source: 'pin', expiresAt: null }
  const providerDies = provider ? provider.renewedAt + PROVIDER_LIFE_MS : now
  const learnedDies = learned ? learned.learnedAt + learnedLifeMs : now
  const said = now < providerDies ? provider : null
  const found = now < learnedDies ? learned : null
  if (found && (!said || found.learnedAt > said.at)) {
    return { category: found.category, source: 'learned', expiresAt: learnedDies }
  }
  if (said) return { category: said.category, source: said.source, expiresAt: providerDies }
  return { category: 'unknown', source: 'none', expiresAt: null }
}
