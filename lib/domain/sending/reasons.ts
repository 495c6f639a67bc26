/** The row of contract 2.1 that made the plan. It never changes afterwards. */
export type DecisionReason =
  | 'direct' | 'not_template' | 'strict' | 'channel_off' | 'partner_off' | 'not_onboarded'
  | 'known_marketing' | 'known_non_marketing' | 'checked' | 'checked_cache_unavailable' | 'forced'

export type SuppressionReason = 'suppressed_opt_out' | 'suppressed_us'
