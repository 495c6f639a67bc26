import type { Way } from '@/lib/domain/sending/way'
import type { DecisionReason, SuppressionReason } from '@/lib/domain/sending/reasons'

/** Everything the decision depends on, gathered by the caller; no look-up happens here. */
export interface RouteQuestion {
  /** The path the caller asked for. */
  asked: Way
  /** A way chosen by hand in the composer (`reason: forced`, no fallback); `auto` elsewhere. */
  via: 'auto' | Way
  isTemplate: boolean
  /** `product_policy: "STRICT"` on a template. */
  strict: boolean
  override: 'inherit' | 'on' | 'off'
  partnerRouting: boolean
  onboarding: 'onboarded' | 'not_onboarded' | 'unknown'
  /** `unavailable`: reading what is known of the category failed (row 9b). */
  category: 'marketing' | 'non_marketing' | 'unknown' | 'unavailable'
  /** Asked after row 3 and only where the category is known marketing (contract 2.3). */
  suppression: { recipientOptedOut: boolean; recipientInUs: boolean; suppressOptedOut: boolean; suppressUs: boolean }
}

/** The decision is a value: an ordered plan with the reason (the row of contract 2.1) that made it. */
export type Decision =
  | { kind: 'plan'; reason: DecisionReason; first: Way; fallback: Way | null }
  | { kind: 'suppressed'; reason: SuppressionReason }

/** Decides which way a message goes first and whether the other may follow (contract 2.1 and 2.3). */
export declare function decideRoute(question: RouteQuestion): Decision
