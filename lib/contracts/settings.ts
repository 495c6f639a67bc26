import { z } from 'zod'
import { FALLBACK_POLICIES } from '@/lib/domain/sending/fallback-policy'

/** `PATCH /settings/marketing_templates_routing`: the partner-wide switch "Route Marketing via MM API" (contract 3). */
export const routingSettingChange = z.strictObject({
  enabled: z.boolean(),
  fallback_policy: z.enum(FALLBACK_POLICIES).optional(),
})

export const routingSetting = z.object({
  enabled: z.boolean(),
  fallback_policy: z.enum(FALLBACK_POLICIES),
  updated_at: z.iso.datetime(),
  /** As the audit log names people and keys; null before the first change. */
  updated_by: z.string().nullable(),
})

export type RoutingSetting = z.output<typeof routingSetting>
export type RoutingSettingChange = z.output<typeof routingSettingChange>
