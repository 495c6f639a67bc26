import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { phoneDigits } from '@/lib/domain/geography/phone-digits'
import { recipientCountry } from '@/lib/domain/geography/recipient-country'
import type { Recipient } from '@/lib/domain/sending/message'

export interface RecipientReading {
  recipient: Recipient
  /** ISO 3166 alpha-2; null where the number or id does not tell one. */
  country: string | null
  /** As people of its country write it. */
  shown: string
}

const FORM = /^\+?[\d\s().\-/]+$/
const MIN_DIGITS = 6
const MAX_DIGITS = 20

/**
 * Reads who a person means by a text: an international phone number, with or without `+` or `00`, or a business-scoped user id
 * (`US.1349…`). Null for anything else. A number of no known country is taken as it stands: Meta judges it.
 */
export function readRecipient(text: string): RecipientReading | null {
  const given = text.trim()
  if (/^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]+$/.test(given)) {
    const recipient = { member: 'recipient', id: given } as const
    return { recipient, country: recipientCountry(recipient), shown: given }
  }
  const digits = phoneDigits(given)
  if (!FORM.test(given) || digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return null
  const recipient = { member: 'to', id: digits } as const
  return { recipient, country: recipientCountry(recipient), shown: shownNumber(digits) }
}

/** Formatted only where that keeps every digit: the library leaves out what it takes for a national prefix. */
function shownNumber(digits: string): string {
  const formatted = parsePhoneNumberFromString(`+${digits}`)?.formatInternational()
  return formatted?.replace(/\D/g, '') === digits ? formatted : `+${digits}`
}
