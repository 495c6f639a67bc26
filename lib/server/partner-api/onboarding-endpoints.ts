import {
  onboardingClientList,
  onboardingClientListQuery,
  onboardingFunnel,
} from '@/lib/contracts/onboarding'
import { listOnboarding, readFunnel } from '@/lib/server/onboarding/read-onboarding'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const onboardingEndpoints = [
  endpoint({
    method: 'GET',
    path: '/onboarding/funnel',
    summary: 'How many clients have come how far in the onboarding to the MM API',
    role: 'viewer',
    data: onboardingFunnel,
    handle: ({ runtime, actor }) => readFunnel(runtime, actor),
  }),
  endpoint({
    method: 'GET',
    path: '/onboarding/clients',
    summary: 'How far each client is, and what its portfolios, WABAs and channels miss',
    role: 'viewer',
    query: onboardingClientListQuery,
    data: onboardingClientList,
    handle: ({ runtime, actor, query }) => listOnboarding(runtime, actor, query),
  }),
]
