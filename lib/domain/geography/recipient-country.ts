import { phoneCountry } from '@/lib/domain/geography/phone-country'
import type { Recipient } from '@/lib/domain/sending/message'

/**
 * Decides a recipient's country, as an ISO 3166 alpha-2 code or null (contract 2.4). A BSUID begins with the country of
 * the person's number (`US.1349…`, shared by linked portfolios `US.ENT.1181…`; Meta, business-scoped user IDs).
 */
export function recipientCountry(recipient: Recipient | null): string | null {
  if (recipient === null) return null
  if (recipient.member === 'to') return phoneCountry(recipient.id)
  return /^([A-Z]{2})\.(?:ENT\.)?[A-Za-z0-9]+$/.exec(recipient.id)?.[1] ?? null
}
