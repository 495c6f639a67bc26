/** The rows of contract 2.1, and `forced` for a way chosen by hand (contract 3, `POST /messages`). */
export const DECISION_REASONS = [
  'direct',
  'not_template',
  'strict',
  'channel_off',
  'partner_off',
  'not_onboarded',
  'known_marketing',
  'known_non_marketing',
  'checked',
  'checked_cache_unavailable',
  'forced',
] as const

/** The row that made the plan. It never changes afterwards, whatever the attempts bring. */
export type DecisionReason = (typeof DECISION_REASONS)[number]

/** Why a message was refused without an attempt (contract 2.3). */
export const SUPPRESSION_REASONS = ['suppressed_opt_out', 'suppressed_us'] as const

export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]
