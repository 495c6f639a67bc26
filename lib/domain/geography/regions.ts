import regions from '@/lib/domain/geography/regions.json'

export type RegionEffect =
  | 'no_click_reporting'
  | 'no_optimisation'
  | 'marketing_blocked'
  | 'sanctioned'

/** Countries as ISO 3166 alpha-2 codes; null where the number does not tell. */
export interface Countries {
  sender: string | null
  recipient: string | null
}

export interface RegionMatch {
  side: keyof Countries
  country: string
  /** Meta's rule in a sentence. */
  says: string
}

const countriesOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(regions.regions).map(([key, region]) => [key, region.countries]),
)
const rules = regions.rules.flatMap(({ effect, sides, regions: keys, says }) => {
  const countries = new Set(keys.flatMap((key) => countriesOf.get(key) ?? []))
  return sides.map((side) => ({ effect, side, countries, says }))
})

/**
 * Decides which of Meta's geographic rules of one effect meet a sender or a recipient (contract 2.4). The rules are
 * data with a date and a source for each, in `regions.json`; an unknown country meets none.
 */
export function regionMatches(effect: RegionEffect, countries: Countries): RegionMatch[] {
  const sides = [
    ['sender', countries.sender],
    ['recipient', countries.recipient],
  ] as const
  return sides.flatMap(([side, country]) => {
    if (country === null) return []
    return rules
      .filter((rule) => rule.effect === effect && rule.side === side && rule.countries.has(country))
      .map(({ says }) => ({ side, country, says }))
  })
}

/** The countries that meet a rule of an effect on one side. */
export function affectedCountries(effect: RegionEffect, side: keyof Countries): string[] {
  return rules
    .filter((rule) => rule.effect === effect && rule.side === side)
    .flatMap(({ countries }) => [...countries])
}
