import { z } from 'zod'
import { LINK_STATES } from '@/lib/domain/onboarding/link-state'

/** `GET /o/{token}/status`, which anyone with the link may ask: how far the acceptance is, and nothing else. */
export const linkStatus = z.object({
  status: z.enum(LINK_STATES),
  /** How many the client has; 0 where that is not known, as on the banner's link. */
  portfolios: z.int(),
  accepted: z.int(),
})

export type LinkStatus = z.output<typeof linkStatus>
