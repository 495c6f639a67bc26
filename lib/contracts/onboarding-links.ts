import { z } from 'zod'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { LINK_STATES } from '@/lib/domain/onboarding/link-state'

export const DEFAULT_LINK_HOURS = 720

/** `POST /onboarding_links`; without a client it is the partner's own, for the banner, which does not end. */
export const newOnboardingLink = z
  .strictObject({
    client_id: filterText.optional(),
    expires_in_hours: z.int().min(1).max(8760).optional(),
  })
  .refine(
    ({ client_id, expires_in_hours }) => client_id !== undefined || expires_in_hours === undefined,
    {
      path: ['expires_in_hours'],
      error: 'The link without a client does not end; leave this out, or name a client.',
    },
  )
  .prefault({})

/** A portfolio a link covers. */
export const linkPortfolio = z.object({
  /** Meta's business id; null where it is not known. */
  business_id: z.string().nullable(),
  accepted: z.boolean(),
  waba_ids: z.array(z.string()),
})

export const onboardingLink = z.object({
  id: z.string(),
  /** For operators and owners; null for who may not see it. */
  url: z.string().nullable(),
  client_id: z.string().nullable(),
  client_name: z.string().nullable(),
  status: z.enum(LINK_STATES),
  portfolios: z.array(linkPortfolio),
  created_at: z.iso.datetime(),
  created_by: z.string(),
  expires_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  /** By people, as far as that can be told: link previews and bots are left out. */
  opened_count: z.int(),
  first_opened_at: z.iso.datetime().nullable(),
  last_opened_at: z.iso.datetime().nullable(),
  /** When somebody first went on to the terms. */
  continued_at: z.iso.datetime().nullable(),
})

export const onboardingLinkListQuery = listQuery({
  sort: ['created_at'],
  defaultSort: '-created_at',
  filters: { client_id: filterText.optional(), scope: z.enum(['client', 'partner']).optional() },
})

export const onboardingLinkList = listData('onboarding_links', onboardingLink)

export type NewOnboardingLink = z.output<typeof newOnboardingLink>
export type OnboardingLink = z.output<typeof onboardingLink>
export type OnboardingLinkListQuery = z.output<typeof onboardingLinkListQuery>
export type OnboardingLinkList = z.output<typeof onboardingLinkList>
