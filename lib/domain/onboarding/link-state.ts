/** The states of an onboarding link, by their rank (contract 4.1): the first that holds is the link's. */
export const LINK_STATES = [
  'revoked',
  'accepted',
  'expired',
  'partly_accepted',
  'continued',
  'opened',
  'created',
] as const

export type LinkState = (typeof LINK_STATES)[number]

/** Times in milliseconds since 1970; null where it has not happened, and for `expiresAt` where it never will. */
export interface LinkFacts {
  revokedAt: number | null
  expiresAt: number | null
  firstOpenedAt: number | null
  continuedAt: number | null
  /** Of each portfolio the link covers: has it accepted the terms? None for the banner's link. */
  portfolios: readonly boolean[]
}

/**
 * The state of a link (contract 4.1). It is made from facts alone and stored nowhere, so that webhooks in any order come to the
 * same. A client whose WABAs are not known yet has accepted nothing.
 */
export function linkState(
  { revokedAt, expiresAt, firstOpenedAt, continuedAt, portfolios }: LinkFacts,
  now: number,
): LinkState {
  const accepted = portfolios.filter(Boolean).length
  const holds: Record<LinkState, boolean> = {
    revoked: revokedAt !== null,
    accepted: accepted > 0 && accepted === portfolios.length,
    expired: expiresAt !== null && now >= expiresAt,
    partly_accepted: accepted > 0,
    continued: continuedAt !== null,
    opened: firstOpenedAt !== null,
    created: true,
  }
  return LINK_STATES.find((state) => holds[state])!
}

/** Does the link's page still answer? Else it is the same 404 as for a link that never was (contract 4.1). */
export function linkOpens(state: LinkState): boolean {
  return state !== 'revoked' && state !== 'expired'
}
