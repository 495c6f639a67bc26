import { describe, expect, test } from 'vitest'
import { classifyFailure } from './classify-failure'
import type { Plan } from './decide-route'
import type { FailureClass } from './failure-class'
import type { FallbackPolicy } from './fallback-policy'
import { nextStep } from './next-step'
import type { Outcome } from './outcome'
import { accepted, answered, metaError, refused, timedOut } from './testing/outcomes'
import { otherWay } from './way'

const [MM, CLOUD] = ['marketing_messages', 'messages'] as const
const checked: Plan = { kind: 'plan', reason: 'checked', first: MM, fallback: CLOUD }
const direct: Plan = { kind: 'plan', reason: 'direct', first: MM, fallback: null }
const channelOff: Plan = { kind: 'plan', reason: 'channel_off', first: CLOUD, fallback: null }
const nonMarketing: Plan = {
  kind: 'plan',
  reason: 'known_non_marketing',
  first: CLOUD,
  fallback: MM,
}
const notOnboarded: Plan = { kind: 'plan', reason: 'not_onboarded', first: CLOUD, fallback: MM }

function after(plan: Plan, policy: FallbackPolicy, ...outcomes: Outcome[]) {
  const attempts = outcomes.map((outcome, index) => ({
    way: index === 0 ? plan.first : otherWay(plan.first),
    classified: classifyFailure(outcome, { freshTemplate: false }),
  }))
  return nextStep({ plan, policy, attempts })
}

const byCloud = { kind: 'attempt', way: CLOUD, possibleDuplicate: false }
const byMm = { kind: 'attempt', way: MM, possibleDuplicate: false }
const toCaller = { kind: 'answer', attempt: 0 }

/** Contract 2.2, the column "Cloud?" of `confirmed`. */
const rows: [FailureClass, Outcome, object][] = [
  ['not_onboarded', answered(500, metaError(134102)), byCloud],
  ['not_marketing', answered(400, metaError(134100)), byCloud],
  ['syncing', answered(400, metaError(134101)), byCloud],
  ['only_mm', answered(400, metaError(131061)), toCaller],
  ['throttled', answered(429), toCaller],
  ['same_on_cloud', answered(400, metaError(131049)), toCaller],
  ['unreachable', refused, byCloud],
  ['ambiguous', answered(500), toCaller],
  ['ambiguous', timedOut, { kind: 'no_answer', status: 504 }],
  ['rejected', answered(400), byCloud],
]

test('a send begins with the first way of its plan', () => {
  expect(after(checked, 'confirmed')).toEqual(byMm)
  expect(after(nonMarketing, 'confirmed')).toEqual(byCloud)
})

test.each(rows)('confirmed, %s', (_class, outcome, step) =>
  expect(after(checked, 'confirmed', outcome)).toEqual(step),
)

test.each(rows)('documented goes by Cloud after %s', (failureClass, outcome) => {
  expect(after(checked, 'documented', outcome)).toEqual({
    ...byCloud,
    possibleDuplicate: failureClass === 'ambiguous',
  })
})

describe.each(['documented', 'confirmed'] as const)('under %s', (policy) => {
  test('nothing follows an accepted answer', () => {
    expect(after(checked, policy, accepted)).toEqual(toCaller)
    expect(after(checked, policy, answered(400), accepted)).toEqual({ kind: 'answer', attempt: 1 })
  })

  test.each(rows)('without a fallback the first attempt is the last: %s', (_class, outcome) => {
    expect(after(direct, policy, outcome).kind).not.toBe('attempt')
    expect(after(channelOff, policy, outcome).kind).not.toBe('attempt')
  })

  test.each([nonMarketing, notOnboarded])('131063 alone turns $reason round to MM', (plan) => {
    expect(after(plan, policy, answered(400, metaError(131063)))).toEqual(byMm)
    expect(after(plan, policy, answered(500, metaError(131063)))).toEqual(byMm)
    for (const [, outcome] of rows) expect(after(plan, policy, outcome).kind).not.toBe('attempt')
  })

  test('after the reverse hop the caller gets the answer of MM', () => {
    expect(
      after(
        nonMarketing,
        policy,
        answered(400, metaError(131063)),
        answered(400, metaError(134100)),
      ),
    ).toEqual({ kind: 'answer', attempt: 1 })
  })

  test('131063 goes to the caller where routing is off', () => {
    expect(after(channelOff, policy, answered(400, metaError(131063)))).toEqual(toCaller)
  })

  test('502 when no byte left the machine, 504 when any did', () => {
    expect(after(direct, policy, refused)).toEqual({ kind: 'no_answer', status: 502 })
    expect(after(checked, policy, refused, refused)).toEqual({ kind: 'no_answer', status: 502 })
    expect(after(checked, policy, refused, timedOut)).toEqual({ kind: 'no_answer', status: 504 })
    expect(after(checked, policy, answered(400), refused)).toEqual({
      kind: 'no_answer',
      status: 504,
    })
    expect(after(direct, policy, timedOut)).toEqual({ kind: 'no_answer', status: 504 })
  })
})
