import { describe, expect, test } from 'vitest'
import { decideRoute, type RouteQuestion } from './decide-route'
import { FALLBACK_POLICIES } from './fallback-policy'
import type { Outcome } from './outcome'
import { accepted, answered, metaError, TERMS } from './testing/outcomes'
import { runSend } from './testing/run-send'
import type { Way } from './way'

/**
 * What is believed of a category or a WABA, rightly or wrongly, changes the way of a message but not whether
 * it goes out. That holds wherever Meta accepts or refuses a message for what it is. It cannot hold where
 * only one way is down or throttled, or where a maximum price makes Cloud refuse with 131061: then the way
 * tried first decides. Suppression, asked of known marketing only, is switched off here.
 */
interface World {
  marketing: boolean
  onboarded: boolean
  /** `disable_marketing_messages_on_cloud_api` */
  disabledOnCloud: boolean
  /** How Meta treats a WABA on MM that is not onboarded: it falls back by itself or refuses. */
  notOnboarded: Outcome
  notMarketing: Outcome
}

/** Meta's own routing of the two ways (domain fact: Meta, send reference). */
function meta(world: World, way: Way): Outcome {
  const disabled = answered(400, metaError(131063))
  if (way === 'messages') return world.marketing && world.disabledOnCloud ? disabled : accepted
  if (!world.marketing) return world.notMarketing
  if (world.onboarded) return accepted
  return world.disabledOnCloud ? disabled : world.notOnboarded
}

const BOTH = [false, true]
const worlds = BOTH.flatMap((marketing) =>
  BOTH.flatMap((onboarded) =>
    BOTH.flatMap((disabledOnCloud) =>
      [accepted, answered(500, metaError(134102)), answered(400, metaError(200, TERMS))].flatMap(
        (notOnboarded) =>
          [answered(400, metaError(134100)), answered(400, metaError(131055))].map(
            (notMarketing): World => ({
              marketing,
              onboarded,
              disabledOnCloud,
              notOnboarded,
              notMarketing,
            }),
          ),
      ),
    ),
  ),
)

const beliefs = (['marketing', 'non_marketing', 'unknown', 'unavailable'] as const).flatMap(
  (category) =>
    (['onboarded', 'not_onboarded', 'unknown'] as const).map((onboarding) => ({
      category,
      onboarding,
    })),
)

const question: Omit<RouteQuestion, 'category' | 'onboarding'> = {
  asked: 'messages',
  via: 'auto',
  isTemplate: true,
  strict: false,
  override: 'inherit',
  partnerRouting: true,
  suppression: {
    recipientOptedOut: true,
    recipientInUs: true,
    suppressOptedOut: false,
    suppressUs: false,
  },
}

describe.each(FALLBACK_POLICIES)('under %s', (policy) => {
  test.each(beliefs)(
    'a message goes out if either way would take it, believing $category, $onboarding',
    (belief) => {
      for (const world of worlds) {
        const plan = decideRoute({ ...question, ...belief })
        if (plan.kind !== 'plan') throw new Error(`refused: ${plan.reason}`)
        const { attempts } = runSend(plan, policy, (way) => meta(world, way))
        const sent = attempts.filter(({ classified }) => classified.kind === 'accepted').length
        const possible =
          meta(world, 'messages') === accepted || meta(world, 'marketing_messages') === accepted
        expect(sent, JSON.stringify(world)).toBe(possible ? 1 : 0)
      }
    },
  )
})
