import type { FailureClass } from '@/lib/domain/sending/failure-class'
import type { Lesson } from '@/lib/domain/sending/lessons'

const marketing: Lesson = { kind: 'category', category: 'marketing' }
const nonMarketing: Lesson = { kind: 'category', category: 'non_marketing' }

/**
 * The policy `confirmed`, the two right-hand columns of contract 2.2: may the message go by Cloud
 * after an MM attempt failed this way, and what the failure teaches.
 */
export const CONFIRMED_POLICY: Record<FailureClass, { cloud: boolean; teaches: Lesson | null }> = {
  not_onboarded: { cloud: true, teaches: { kind: 'waba_not_onboarded' } },
  not_marketing: { cloud: true, teaches: nonMarketing },
  syncing: { cloud: true, teaches: marketing },
  only_mm: { cloud: false, teaches: marketing },
  throttled: { cloud: false, teaches: null },
  same_on_cloud: { cloud: false, teaches: null },
  unreachable: { cloud: true, teaches: null },
  ambiguous: { cloud: false, teaches: null },
  rejected: { cloud: true, teaches: null },
}
