import { bucketOf } from '@/lib/domain/onboarding/eligibility'

/** What a portfolio's acceptance is read from. */
export interface PortfolioWaba {
  /** Meta's business id; null where it is not known. */
  portfolioId: string | null
  status: string | null
  termsSignedAt: Date | null
  /** A refusal "terms not accepted" that a send ran into holds now. */
  refused: boolean
}

export interface Portfolio<Waba> {
  id: string | null
  /** Terms are the portfolio's: one WABA that signed, or is onboarded, tells of all (contract 4.1). */
  accepted: boolean
  wabas: Waba[]
}

/** A client's WABAs by portfolio, in their order; one whose portfolio is not known is its own. */
export function portfoliosOf<Waba extends PortfolioWaba>(
  wabas: readonly Waba[],
): Portfolio<Waba>[] {
  const groups = new Map<unknown, Waba[]>()
  for (const waba of wabas) {
    const key = waba.portfolioId ?? waba
    groups.set(key, [...(groups.get(key) ?? []), waba])
  }
  return [...groups.values()].map((group) => ({
    id: group[0]!.portfolioId,
    accepted: group.some(
      ({ status, termsSignedAt, refused }) =>
        !refused && (termsSignedAt !== null || bucketOf(status) === 'active'),
    ),
    wabas: group,
  }))
}
