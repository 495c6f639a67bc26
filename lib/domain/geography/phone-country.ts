import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { phoneDigits } from '@/lib/domain/geography/phone-digits'

// Their +1 codes are shared by the whole North American plan; libphonenumber files them under the United States.
const NOT_GEOGRAPHIC: readonly unknown[] = ['TOLL_FREE', 'PREMIUM_RATE', 'PERSONAL_NUMBER']

/**
 * Decides the country of a phone number, as an ISO 3166 alpha-2 code (contract 2.4). Takes an international number with
 * or without `+` or `00`, with spaces, dashes, dots, slashes and brackets; null where the number does not tell a
 * country: no number, a national one, an unassigned area code. The area code separates the United States from Canada,
 * the Caribbean and the Pacific territories. It takes 3 to 10 µs.
 */
export function phoneCountry(number: string): string | null {
  const shown = number
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  if (!/^(tel:)?\+?[\d\s().\-/]{1,40}$/.test(shown)) return null
  const parsed = parsePhoneNumberFromString(`+${phoneDigits(shown)}`)
  if (!parsed?.country) return null
  return parsed.country === 'US' && NOT_GEOGRAPHIC.includes(parsed.getType())
    ? null
    : parsed.country
}
