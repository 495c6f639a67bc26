import type { LinkState } from '@/lib/domain/onboarding/link-state'

/** What each state of a link is called. */
export const LINK_WORDS: Readonly<Record<LinkState, string>> = {
  created: 'Not opened',
  opened: 'Opened',
  continued: 'Went on to the terms',
  partly_accepted: 'Partly accepted',
  accepted: 'Accepted',
  expired: 'Expired',
  revoked: 'Revoked',
}
