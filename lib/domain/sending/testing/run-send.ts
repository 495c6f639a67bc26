import { classifyFailure } from '@/lib/domain/sending/classify-failure'
import type { Plan } from '@/lib/domain/sending/decide-route'
import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import { type Attempt, nextStep, type Step } from '@/lib/domain/sending/next-step'
import type { Outcome } from '@/lib/domain/sending/outcome'
import type { Way } from '@/lib/domain/sending/way'

export interface Run {
  attempts: (Attempt & { outcome: Outcome; possibleDuplicate: boolean })[]
  end: Exclude<Step, { kind: 'attempt' }>
}

/** Walks a plan to its end, the upstreams answering as told. Throws when there is no end. */
export function runSend(plan: Plan, policy: FallbackPolicy, upstream: (way: Way) => Outcome): Run {
  const attempts: Run['attempts'] = []
  for (let steps = 0; steps < 10; steps++) {
    const step = nextStep({ plan, policy, attempts })
    if (step.kind !== 'attempt') return { attempts, end: step }
    const outcome = upstream(step.way)
    const classified = classifyFailure(outcome, { freshTemplate: false })
    attempts.push({ way: step.way, outcome, classified, possibleDuplicate: step.possibleDuplicate })
  }
  throw new Error(`no end under ${policy}: ${JSON.stringify(plan)}`)
}
