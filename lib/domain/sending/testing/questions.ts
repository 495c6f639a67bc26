import { ROUTING_OVERRIDES } from '@/lib/domain/channels/effective-routing'
import type { RouteQuestion } from '@/lib/domain/sending/decide-route'
import { WAYS } from '@/lib/domain/sending/way'

const BOTH = [false, true]

/** Every question the decision can be asked. */
export function* everyQuestion(): Generator<RouteQuestion> {
  for (const asked of WAYS)
    for (const via of ['auto', ...WAYS] as const)
      for (const isTemplate of BOTH)
        for (const strict of BOTH)
          for (const override of ROUTING_OVERRIDES)
            for (const partnerRouting of BOTH)
              for (const onboarding of ['onboarded', 'not_onboarded', 'unknown'] as const)
                for (const category of [
                  'marketing',
                  'non_marketing',
                  'unknown',
                  'unavailable',
                ] as const)
                  for (const suppression of everySuppression())
                    yield {
                      asked,
                      via,
                      isTemplate,
                      strict,
                      override,
                      partnerRouting,
                      onboarding,
                      category,
                      suppression,
                    }
}

function everySuppression(): RouteQuestion['suppression'][] {
  return BOTH.flatMap((recipientOptedOut) =>
    BOTH.flatMap((recipientInUs) =>
      BOTH.flatMap((suppressOptedOut) =>
        BOTH.map((suppressUs) => ({
          recipientOptedOut,
          recipientInUs,
          suppressOptedOut,
          suppressUs,
        })),
      ),
    ),
  )
}
