import type { ClientStage } from '@/lib/domain/onboarding/client-stage'

/** What each stage of the funnel is called, and what counts as having come to it. */
export const STAGE_WORDS: Readonly<Record<ClientStage, { name: string; says: string }>> = {
  link_made: {
    name: 'Link made',
    says: 'A link was made for the client, or it has come further without one.',
  },
  opened: {
    name: 'Opened',
    says: 'A person opened a link of the client, or it has come further. Link previews and bots do not count.',
  },
  terms_signed: {
    name: 'Terms signed',
    says: 'At least one of its portfolios has accepted the terms, by Meta’s webhook or status.',
  },
  onboarded: {
    name: 'Onboarded',
    says: 'At least one of its WABAs is onboarded: its marketing can go by MM API.',
  },
  first_mm_delivery: {
    name: 'First MM delivery',
    says: 'It is onboarded, and a message of it was delivered and billed as MM API. Looked for once a minute.',
  },
}
