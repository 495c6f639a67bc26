import { deleted } from '@/lib/contracts/keys'
import {
  newOnboardingLink,
  onboardingLink,
  onboardingLinkList,
  onboardingLinkListQuery,
} from '@/lib/contracts/onboarding-links'
import { createLink, revokeLink } from '@/lib/server/onboarding/change-links'
import { findLink, listLinks } from '@/lib/server/onboarding/read-links'
import { endpoint, Reply } from '@/lib/server/partner-api/endpoint'
import { Problem } from '@/lib/server/problem'

export const onboardingLinkEndpoints = [
  endpoint({
    method: 'GET',
    path: '/onboarding_links',
    summary: 'Links by which clients accept the terms of the MM API',
    role: 'viewer',
    query: onboardingLinkListQuery,
    data: onboardingLinkList,
    handle: ({ runtime, actor, query }) => listLinks(runtime, actor, query),
  }),
  endpoint({
    method: 'POST',
    path: '/onboarding_links',
    role: 'operator',
    status: 201,
    summary:
      "Make a link for a client; without one the partner's own for the banner, of which there is one (200 where it is there already)",
    body: newOnboardingLink,
    data: onboardingLink,
    async handle({ runtime, actor, body }) {
      const result = await createLink(runtime, actor, body)
      return result instanceof Problem ? result : new Reply(result.isNew ? 201 : 200, result.link)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/onboarding_links/{id}',
    summary: 'One link',
    role: 'viewer',
    data: onboardingLink,
    handle: ({ runtime, actor, params }) => findLink(runtime, actor, params.id),
  }),
  endpoint({
    method: 'DELETE',
    path: '/onboarding_links/{id}',
    summary: 'Revoke a link: its page is gone at once',
    role: 'operator',
    data: deleted,
    handle: ({ runtime, actor, params }) => revokeLink(runtime, actor, params.id),
  }),
]
