import { eligibilityList, eligibilityQuery } from '@/lib/contracts/eligibility'
import { listEligibility } from '@/lib/server/onboarding/list-eligibility'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const eligibilityEndpoints = [
  endpoint({
    method: 'GET', path: '/eligibility', summary: 'What is known of each WABA\'s onboarding to the MM API', role: 'viewer',
    query: eligibilityQuery, data: eligibilityList,
    handle: ({ runtime, actor, query }) => listEligibility(runtime, actor, query),
  }),
]
