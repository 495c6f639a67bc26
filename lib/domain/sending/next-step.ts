import type { Classified } from '@/lib/domain/sending/classify-failure'
import { CONFIRMED_POLICY } from '@/lib/domain/sending/confirmed-policy'
import type { Plan } from '@/lib/domain/sending/decide-route'
import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import type { Way } from '@/lib/domain/sending/way'

export interface Attempt {
  way: Way
  classified: Classified
}

/** One send as far as it has come; `attempts` in the order they were made, empty at first. */
export interface SendState {
  plan: Plan
  policy: FallbackPolicy
  attempts: readonly Attempt[]
}

export type Step =
  /** `possibleDuplicate`: the attempt before may have sent the message, and this one may send it again. */
  | { kind: 'attempt'; way: Way; possibleDuplicate: boolean }
  /** The caller gets the answer of the attempt at this index. */
  | { kind: 'answer'; attempt: number }
  /** No upstream answer to give: 502 when no byte of any attempt left the machine, else 504. */
  | { kind: 'no_answer'; status: 502 | 504 }

/** Meta's "marketing messages are disabled on the Cloud API for this WABA". */
export const MARKETING_DISABLED_ON_CLOUD = 131063

/**
 * Decides what comes next in a send (contract 2, 2.1 and 2.2). Total: every state has one step, at most
 * one attempt is made per way, and nothing follows an accepted one. The caller's answer is that of the
 * last attempt.
 */
export function nextStep({ plan, policy, attempts }: SendState): Step {
  const last = attempts.at(-1)
  if (!last) return { kind: 'attempt', way: plan.first, possibleDuplicate: false }
  const { way, classified } = last
  if (classified.kind === 'accepted') return { kind: 'answer', attempt: attempts.length - 1 }

  const other = plan.fallback
  if (
    other &&
    !attempts.some((attempt) => attempt.way === other) &&
    leadsOn(way, classified, policy)
  ) {
    const possibleDuplicate = way === 'marketing_messages' && classified.class === 'ambiguous'
    return { kind: 'attempt', way: other, possibleDuplicate }
  }
  if (classified.status !== null) return { kind: 'answer', attempt: attempts.length - 1 }
  return { kind: 'no_answer', status: attempts.every(leftNoByte) ? 502 : 504 }
}

type Failure = Extract<Classified, { kind: 'failure' }>

function leadsOn(way: Way, failure: Failure, policy: FallbackPolicy): boolean {
  if (way === 'messages') return failure.code === MARKETING_DISABLED_ON_CLOUD
  return policy === 'documented' || CONFIRMED_POLICY[failure.class].cloud
}

function leftNoByte({ classified }: Attempt): boolean {
  return classified.kind === 'failure' && classified.class === 'unreachable'
}
