import type { Bucket } from '@/lib/domain/onboarding/eligibility'

/** What each bucket of a WABA's onboarding is called, and what to do about it. */
export const MM_STATUS_WORDS: Readonly<Record<Bucket, { name: string; next: string }>> = {
  active: { name: 'Onboarded', next: 'Nothing to do: marketing can go by MM API.' },
  can_onboard: {
    name: 'Can onboard',
    next: 'A full-control admin of the client’s portfolio has to accept the terms of the MM API.',
  },
  waiting: {
    name: 'Waiting for Meta',
    next: 'Meta is still setting the account up. Look again later.',
  },
  blocked: {
    name: 'Blocked',
    next: 'The client has to add a valid payment method in WhatsApp Manager.',
  },
  ineligible: {
    name: 'Not eligible',
    next: 'Meta does not let this WABA onboard; its marketing goes by Cloud API.',
  },
  unknown: {
    name: 'Unknown',
    next: 'Nobody has told yet. The first marketing message will show it: it tries MM API and falls back.',
  },
}

/** What a status of Meta's means beyond its bucket. */
export const MM_STATUS_NEXT: Readonly<Record<string, string>> = {
  INELIGIBLE_ON_BEHALF_OF_WABA:
    'The WABA is owned on behalf of the client: its ownership has to be transferred first.',
  INELIGIBLE_INACTIVE_OR_RESTRICTED:
    'The WABA is inactive or restricted: the client has to clear that in WhatsApp Manager.',
  INELIGIBLE_COUNTRY_NOT_SUPPORTED: 'The MM API is not offered in the country of this business.',
  INELIGIBLE_USING_WHATSAPP_BUSINESS_APP: 'The number is in use in the WhatsApp Business app.',
}
