import { describe, expect, test } from 'vitest'
import { classifyFailure } from './classify-failure'
import type { Plan } from './decide-route'
import { FALLBACK_POLICIES, type FallbackPolicy } from './fallback-policy'
import { lessonsFrom } from './lessons'
import type { Outcome } from './outcome'
import { accepted, answered, metaError, OUTCOMES, refused, timedOut } from './testing/outcomes'
import { otherWay } from './way'

const [MM, CLOUD] = ['marketing_messages', 'messages'] as const
const marketing = { kind: 'category', category: 'marketing' }
const nonMarketing = { kind: 'category', category: 'non_marketing' }
const proven = [marketing, { kind: 'waba_not_onboarded_ended' }]

const withFallback: Plan[] = [
  { kind: 'plan', reason: 'known_marketing', first: MM, fallback: CLOUD },
  { kind: 'plan', reason: 'checked', first: MM, fallback: CLOUD },
  { kind: 'plan', reason: 'checked_cache_unavailable', first: MM, fallback: CLOUD },
]
const byChoice: Plan[] = (['direct', 'strict', 'forced'] as const).map((reason) => ({
  kind: 'plan',
  reason,
  first: MM,
  fallback: null,
}))
const cloudOnly: Plan[] = (['not_template', 'channel_off', 'partner_off', 'forced'] as const).map(
  (reason) => ({ kind: 'plan', reason, first: CLOUD, fallback: null }),
)
const reverse: Plan[] = (['not_onboarded', 'known_non_marketing'] as const).map((reason) => ({
  kind: 'plan',
  reason,
  first: CLOUD,
  fallback: MM,
}))

function taught(plan: Plan, policy: FallbackPolicy, ...outcomes: Outcome[]) {
  const attempts = outcomes.map((outcome, index) => ({
    way: index === 0 ? plan.first : otherWay(plan.first),
    classified: classifyFailure(outcome, { freshTemplate: false }),
  }))
  return lessonsFrom({ plan, policy, attempts })
}

/** Contract 2.2, the column "learn" of `confirmed`, and what `documented` makes of the same. */
const rows: [string, Outcome, confirmed: object[], documented: object[]][] = [
  [
    'not_onboarded',
    answered(500, metaError(134102)),
    [{ kind: 'waba_not_onboarded' }],
    [nonMarketing],
  ],
  ['not_marketing', answered(400, metaError(131055)), [nonMarketing], [nonMarketing]],
  ['syncing', answered(400, metaError(134101)), [marketing], [nonMarketing]],
  ['only_mm', answered(400, metaError(131061)), [marketing], [nonMarketing]],
  ['throttled', answered(429), [], [nonMarketing]],
  ['same_on_cloud', answered(400, metaError(131049)), [], [nonMarketing]],
  ['unreachable', refused, [], []],
  ['ambiguous, answered', answered(500), [], [nonMarketing]],
  ['ambiguous, lost', timedOut, [], []],
  ['rejected', answered(400), [], [nonMarketing]],
]

describe.each(withFallback)('$reason', (plan) => {
  test.each(rows)('%s', (_class, outcome, confirmed, documented) => {
    expect(taught(plan, 'confirmed', outcome)).toEqual(confirmed)
    expect(taught(plan, 'documented', outcome)).toEqual(documented)
  })
})

describe.each(FALLBACK_POLICIES)('under %s', (policy) => {
  test('a send that has not begun teaches nothing', () =>
    expect(taught(withFallback[0]!, policy)).toEqual([]))

  test.each([...withFallback, ...byChoice])('a 2xx on MM proves marketing: $reason', (plan) => {
    expect(taught(plan, policy, accepted)).toEqual(proven)
  })

  test.each(byChoice)('$reason learns from not_marketing and from no other failure', (plan) => {
    expect(taught(plan, policy, answered(400, metaError(134100)))).toEqual([nonMarketing])
    for (const [name, outcome] of rows) {
      if (name !== 'not_marketing') expect(taught(plan, policy, outcome), name).toEqual([])
    }
  })

  test.each(cloudOnly)('$reason by Cloud teaches nothing', (plan) => {
    for (const outcome of OUTCOMES) expect(taught(plan, policy, outcome)).toEqual([])
  })

  test.each(withFallback)('the Cloud attempt after MM teaches nothing: $reason', (plan) => {
    for (const outcome of OUTCOMES) expect(taught(plan, policy, answered(400), outcome)).toEqual([])
  })

  test.each(reverse)('131063 turns $reason to marketing; then only a 2xx on MM teaches', (plan) => {
    const disabled = answered(400, metaError(131063))
    expect(taught(plan, policy, disabled)).toEqual([marketing])
    expect(taught(plan, policy, accepted)).toEqual([])
    expect(taught(plan, policy, disabled, accepted)).toEqual(proven)
    for (const [name, outcome] of rows) {
      expect(taught(plan, policy, outcome), name).toEqual([])
      expect(taught(plan, policy, disabled, outcome), name).toEqual([])
    }
  })
})
