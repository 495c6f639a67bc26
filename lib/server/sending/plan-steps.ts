import type { Decision } from '@/lib/domain/sending/decide-route'
import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import type { Way } from '@/lib/domain/sending/way'

export interface PlannedStep {
  way: Way
  /** `first`; `any_failure` and `confirmed_refusal` by the fallback policy; `code_131063` the reverse hop. */
  when: 'first' | 'any_failure' | 'confirmed_refusal' | 'code_131063'
}

/** The plan of a decision as a dry run shows it: which way, and when the other follows. */
export function planSteps(decision: Decision, policy: FallbackPolicy): PlannedStep[] {
  if (decision.kind === 'suppressed') return []
  const steps: PlannedStep[] = [{ way: decision.first, when: 'first' }]
  if (decision.fallback === 'messages') {
    steps.push({
      way: 'messages',
      when: policy === 'documented' ? 'any_failure' : 'confirmed_refusal',
    })
  } else if (decision.fallback) {
    steps.push({ way: decision.fallback, when: 'code_131063' })
  }
  return steps
}
