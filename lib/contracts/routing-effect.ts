import { z } from 'zod'
import { EFFECTIVE_ROUTINGS } from '@/lib/domain/channels/effective-routing'

const REASONS = Object.keys(EFFECTIVE_ROUTINGS) as (keyof typeof EFFECTIVE_ROUTINGS)[]

/** How many channels are routed for each reason. */
export const routingCounts = z.object(
  Object.fromEntries(REASONS.map((reason) => [reason, z.int()])) as Record<
    (typeof REASONS)[number],
    z.ZodInt
  >,
)

/** `GET /settings/marketing_templates_routing/effect`: how channels are routed while the partner's switch is on, and while it is off. */
export const routingEffect = z.object({ channels: z.int(), on: routingCounts, off: routingCounts })

export type RoutingCounts = z.output<typeof routingCounts>
export type RoutingEffect = z.output<typeof routingEffect>
