import { CONFIRMED_POLICY } from '@/lib/domain/sending/confirmed-policy'
import { MARKETING_DISABLED_ON_CLOUD, type SendState } from '@/lib/domain/sending/next-step'
import type { Category } from '@/lib/domain/templates/category'

/** Something one attempt taught; a category lesson is about the send's template, the others about its WABA. */
export type Lesson =
  | { kind: 'category'; category: Category }
  /** Refused for terms not accepted: holds for `CATEGORY_TTL_SECONDS`. */
  | { kind: 'waba_not_onboarded' }
  /** A learned `waba_not_onboarded` is over. The WABA may still not be onboarded: Meta falls back silently. */
  | { kind: 'waba_not_onboarded_ended' }

/**
 * What the last attempt of a send teaches (contract 2.1 reverse hop, 2.2). Sends without fallback, being
 * the caller's own choice of way, teach only by a 2xx on MM and by `not_marketing`.
 */
export function lessonsFrom({ plan, policy, attempts }: SendState): Lesson[] {
  const last = attempts.at(-1)
  if (!last) return []
  const { way, classified } = last
  if (way === 'messages') {
    const reverseHop = plan.first === 'messages' && plan.fallback !== null
    const refused = classified.kind === 'failure' && classified.code === MARKETING_DISABLED_ON_CLOUD
    return reverseHop && refused ? [{ kind: 'category', category: 'marketing' }] : []
  }
  if (classified.kind === 'accepted') {
    return [{ kind: 'category', category: 'marketing' }, { kind: 'waba_not_onboarded_ended' }]
  }
  if (plan.first === 'messages') return []
  if (plan.fallback === null) {
    return classified.class === 'not_marketing'
      ? [{ kind: 'category', category: 'non_marketing' }]
      : []
  }
  if (policy === 'documented') {
    return classified.status === null ? [] : [{ kind: 'category', category: 'non_marketing' }]
  }
  const { teaches } = CONFIRMED_POLICY[classified.class]
  return teaches ? [teaches] : []
}
