import { effectiveRouting, type RoutingOverride } from '@/lib/domain/channels/effective-routing'
import type { Onboarding } from '@/lib/domain/onboarding/eligibility'
import type { DecisionReason, SuppressionReason } from '@/lib/domain/sending/reasons'
import type { Way } from '@/lib/domain/sending/way'

/** Everything the decision depends on, gathered by the caller; no look-up happens here. */
export interface RouteQuestion {
  /** The path the caller asked for. */
  asked: Way
  /** A way chosen by hand in the composer (`reason: forced`, no fallback); `auto` elsewhere. */
  via: 'auto' | Way
  isTemplate: boolean
  /** `product_policy: "STRICT"` on a template. */
  strict: boolean
  override: RoutingOverride
  partnerRouting: boolean
  onboarding: Onboarding
  /** `unavailable`: reading what is known of the category failed (row 9b). */
  category: 'marketing' | 'non_marketing' | 'unknown' | 'unavailable'
  /** Asked after row 3 and only where the category is known marketing (contract 2.3). */
  suppression: {
    recipientOptedOut: boolean
    recipientInUs: boolean
    suppressOptedOut: boolean
    suppressUs: boolean
  }
}

/**
 * The ways in order, with the row of contract 2.1 that chose them. `fallback` is the way that may
 * follow, null where none may. After MM the fallback policy says when it does; after Cloud (rows 6 and
 * 8) only Meta's code 131063 does, the reverse hop.
 */
export interface Plan {
  kind: 'plan'
  reason: DecisionReason
  first: Way
  fallback: Way | null
}

export type Decision = Plan | { kind: 'suppressed'; reason: SuppressionReason }

/**
 * Decides which way a message goes first and whether the other may follow (contract 2.1), or that it
 * does not go at all (contract 2.3). A way chosen by hand comes before every row.
 */
export function decideRoute(question: RouteQuestion): Decision {
  const { asked, via, isTemplate, strict, category } = question
  if (via !== 'auto') return plan('forced', via, null)
  if (asked === 'marketing_messages') return plan('direct', 'marketing_messages', null)
  if (!isTemplate) return plan('not_template', 'messages', null)
  if (strict) return plan('strict', 'marketing_messages', null)

  const suppressed = suppressionOf(question)
  if (suppressed) return { kind: 'suppressed', reason: suppressed }

  const routing = effectiveRouting(question)
  if (routing.effective === 'messages') {
    return plan(
      routing.reason,
      'messages',
      routing.reason === 'not_onboarded' ? 'marketing_messages' : null,
    )
  }
  switch (category) {
    case 'marketing':
      return plan('known_marketing', 'marketing_messages', 'messages')
    case 'non_marketing':
      return plan('known_non_marketing', 'messages', 'marketing_messages')
    case 'unknown':
      return plan('checked', 'marketing_messages', 'messages')
    case 'unavailable':
      return plan('checked_cache_unavailable', 'marketing_messages', 'messages')
  }
}

function plan(reason: DecisionReason, first: Way, fallback: Way | null): Plan {
  return { kind: 'plan', reason, first, fallback }
}

function suppressionOf({ category, suppression }: RouteQuestion): SuppressionReason | null {
  if (category !== 'marketing') return null
  if (suppression.suppressOptedOut && suppression.recipientOptedOut) return 'suppressed_opt_out'
  if (suppression.suppressUs && suppression.recipientInUs) return 'suppressed_us'
  return null
}
