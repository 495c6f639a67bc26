import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideRoute, type Plan } from './decide-route'
import { FALLBACK_POLICIES } from './fallback-policy'
import type { Outcome } from './outcome'
import { DECISION_REASONS, SUPPRESSION_REASONS } from './reasons'
import { OUTCOMES } from './testing/outcomes'
import { everyQuestion } from './testing/questions'
import { type Run, runSend } from './testing/run-send'

const decisions = [...everyQuestion()].map((question) => ({
  question,
  decision: decideRoute(question),
}))
const plans = [
  ...new Set(
    decisions.flatMap(({ decision }) =>
      decision.kind === 'plan' ? [JSON.stringify(decision)] : [],
    ),
  ),
].map((plan) => JSON.parse(plan) as Plan)

describe('the decision', () => {
  test('has a reason for every question, and every reason has its question', () => {
    const given = new Set(decisions.map(({ decision }) => decision.reason))
    expect([...given].sort()).toEqual([...DECISION_REASONS, ...SUPPRESSION_REASONS].sort())
  })

  test('never plans the same way twice', () => {
    expect(plans.filter(({ first, fallback }) => first === fallback)).toEqual([])
  })

  test('is never a refusal for what is known of the category, unless the channel suppresses', () => {
    const refused = decisions.filter(
      ({ question: { suppression }, decision }) =>
        decision.kind === 'suppressed' && !suppression.suppressOptedOut && !suppression.suppressUs,
    )
    expect(refused).toEqual([])
  })
})

/** What is wrong with a finished send, by the laws of the machine; empty when nothing is. */
function broken(plan: Plan, policy: string, { attempts, end }: Run): string[] {
  const [first, second] = attempts
  if (!first) return ['no attempt']
  const last = second ?? first
  const left = attempts.some(({ outcome }) => outcome.kind !== 'not_sent')
  const refusedByCloud =
    first.way === 'messages' &&
    first.classified.kind === 'failure' &&
    first.classified.code === 131063
  const ambiguous = first.classified.kind === 'failure' && first.classified.class === 'ambiguous'
  const mayHaveSent = ambiguous && !refusedByCloud

  const laws: Record<string, boolean> = {
    'at most one attempt per way': attempts.length <= 2 && second?.way !== first.way,
    'only the ways of the plan, in order':
      first.way === plan.first && (!second || second.way === plan.fallback),
    'nothing after an accepted answer': !(second && first.classified.kind === 'accepted'),
    'confirmed: nothing after an attempt that may have sent': !(
      second &&
      policy === 'confirmed' &&
      mayHaveSent
    ),
    'a possible duplicate is marked, and nothing else is':
      !first.possibleDuplicate && (!second || second.possibleDuplicate === mayHaveSent),
    'Cloud is followed only when it refuses marketing': !(
      second &&
      first.way === 'messages' &&
      !refusedByCloud
    ),
    'the caller gets the last attempt':
      end.kind === 'answer'
        ? last.outcome.kind === 'answered' && end.attempt === attempts.length - 1
        : last.outcome.kind !== 'answered' && end.status === (left ? 504 : 502),
  }
  return Object.keys(laws).filter((law) => !laws[law])
}

describe.each(FALLBACK_POLICIES)('a send under %s', (policy) => {
  test.each(plans)('keeps every law after every pair of outcomes: $reason', (plan) => {
    const violations = OUTCOMES.flatMap((byMm) =>
      OUTCOMES.flatMap((byCloud) => {
        const run = runSend(plan, policy, (way) => (way === 'marketing_messages' ? byMm : byCloud))
        return broken(plan, policy, run).map((law) => ({ law, byMm, byCloud }))
      }),
    )
    expect(violations).toEqual([])
  })

  test('keeps every law after outcomes nobody thought of', () => {
    const body = fc.oneof(
      fc.uint8Array(),
      fc.json().map((json) => new TextEncoder().encode(json)),
    )
    const outcome: fc.Arbitrary<Outcome> = fc.oneof(
      fc.record({
        kind: fc.constant('answered' as const),
        status: fc.integer({ min: 100, max: 999 }),
        body,
      }),
      fc.record({
        kind: fc.constant('not_sent' as const),
        cause: fc.constantFrom('tls' as const, 'connect_timeout' as const),
      }),
      fc.record({
        kind: fc.constant('lost' as const),
        cause: fc.constantFrom('timeout' as const, 'invalid_answer' as const),
      }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...plans), outcome, outcome, (plan, byMm, byCloud) => {
        const run = runSend(plan, policy, (way) => (way === 'marketing_messages' ? byMm : byCloud))
        expect(broken(plan, policy, run)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
