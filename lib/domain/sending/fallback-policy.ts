/**
 * What a partner wants done after a failed MM attempt (contract 2.2): `documented` is the original
 * system's rule and the default, `confirmed` follows only a failure that proves nothing was sent.
 */
export const FALLBACK_POLICIES = ['documented', 'confirmed'] as const

export type FallbackPolicy = (typeof FALLBACK_POLICIES)[number]
