import { z } from 'zod'
import { channel } from '@/lib/contracts/channels'
import { eligibility } from '@/lib/contracts/eligibility'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { onboardingLink } from '@/lib/contracts/onboarding-links'
import { CLIENT_STAGES } from '@/lib/domain/onboarding/client-stage'
import { NEXT_ACTIONS } from '@/lib/domain/onboarding/next-action'

const nextAction = z.enum(NEXT_ACTIONS)

/** `GET /onboarding/funnel`: of each stage, how many clients have come at least so far, and how many of them no further. */
export const onboardingFunnel = z.object({
  clients: z.int(),
  /** Of those, how many have not come to any stage. */
  not_begun: z.int(),
  stages: z.array(z.object({ stage: z.enum(CLIENT_STAGES), reached: z.int(), waiting: z.int() })),
})

/** A channel of a client, with the way its marketing goes, and what is missing where that is not MM. */
const onboardingChannel = channel
  .pick({ id: true, name: true, display_phone_number: true, routing: true })
  .extend({ next_action: nextAction.nullable() })

const onboardingWaba = eligibility.omit({ client_id: true, business_id: true }).extend({
  next_action: nextAction.nullable(),
  channels: z.array(onboardingChannel),
})

const onboardingPortfolio = z.object({
  /** Meta's business id; null where it is not known. */
  business_id: z.string().nullable(),
  accepted: z.boolean(),
  wabas: z.array(onboardingWaba),
})

/** How far one client is, and what is missing, the most pressing first. */
export const onboardingClient = z.object({
  client_id: z.string(),
  client_name: z.string(),
  /** The furthest it has come; null: nothing has begun. */
  stage: z.enum(CLIENT_STAGES).nullable(),
  next_actions: z.array(nextAction),
  /** Its latest link that was not revoked. */
  link: onboardingLink.nullable(),
  channels_total: z.int(),
  /** Whose marketing goes by MM. */
  channels_by_mm: z.int(),
  first_mm_delivery_at: z.iso.datetime().nullable(),
  portfolios: z.array(onboardingPortfolio),
})

export const onboardingClientListQuery = listQuery({
  sort: ['next_action', 'client_name', 'stage'],
  defaultSort: 'next_action',
  filters: {
    client_id: filterText.optional(),
    search: filterText.optional(),
    /** Those that have come so far and no further; `none`: to no stage. */
    stage: z.enum(['none', ...CLIENT_STAGES]).optional(),
    next_action: nextAction.optional(),
  },
})

export const onboardingClientList = listData('onboarding_clients', onboardingClient)

export type OnboardingFunnel = z.output<typeof onboardingFunnel>
export type OnboardingChannel = z.output<typeof onboardingChannel>
export type OnboardingWaba = z.output<typeof onboardingWaba>
export type OnboardingClient = z.output<typeof onboardingClient>
export type OnboardingClientListQuery = z.output<typeof onboardingClientListQuery>
export type OnboardingClientList = z.output<typeof onboardingClientList>
