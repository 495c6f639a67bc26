import { z } from 'zod'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { BUCKETS } from '@/lib/domain/onboarding/eligibility'

/** What is known of one WABA's onboarding to the MM API (contract 3, `/eligibility`). */
export const eligibility = z.object({
  waba_id: z.string(),
  client_id: z.string(),
  business_id: z.string().nullable(),
  /** Meta's `marketing_messages_onboarding_status` as it came; null where it never came. */
  status: z.string().nullable(),
  bucket: z.enum(BUCKETS),
  source: z.enum(['provider', 'terms_event', 'billed', 'learned', 'manual']).nullable(),
  terms_signed_at: z.iso.datetime().nullable(),
  /** When Meta last told it on being asked. */
  checked_at: z.iso.datetime().nullable(),
  /** Why the last look-up told nothing; what was known before it stays. */
  error: z.string().nullable(),
  /** Can Meta be asked? Not for WABAs whose channels are all with 360dialog: there terms events, refusals and billing tell. */
  look_up: z.enum(['supported', 'unsupported']),
})

export const eligibilityQuery = listQuery({
  sort: ['waba_id', 'checked_at'],
  defaultSort: 'waba_id',
  filters: {
    waba_id: filterText.optional(),
    client_id: filterText.optional(),
    business_id: filterText.optional(),
  },
})

export const eligibilityList = listData('eligibility', eligibility)

/** `POST /eligibility/refresh`: of one WABA, or of all. */
export const eligibilityRefreshRequest = z
  .strictObject({ waba_id: filterText.optional() })
  .prefault({})

/** A refresh, while it runs and afterwards. */
export const eligibilityRefresh = z.object({
  id: z.string(),
  status: z.enum(['running', 'finished', 'interrupted']),
  wabas_total: z.int(),
  wabas_done: z.int(),
  /** WABAs of which something else is known now. */
  changed: z.int(),
  failed: z.int(),
  /** WABAs with 360dialog, which cannot be asked. */
  unsupported: z.int(),
  /** Which, and why: the first hundred that were not looked up. */
  not_looked_up: z.array(
    z.object({
      waba_id: z.string(),
      result: z.enum(['failed', 'unsupported']),
      message: z.string(),
    }),
  ),
  started_at: z.iso.datetime(),
  started_by: z.string(),
  finished_at: z.iso.datetime().nullable(),
})

/** `/wabas/{waba_id}/settings/disable_marketing_messages_on_cloud_api` */
export const cloudMarketingSettingChange = z.strictObject({ enabled: z.boolean() })

export const cloudMarketingSetting = z.object({
  waba_id: z.string(),
  /** Cloud API refuses the WABA's marketing templates (code 131063). */
  enabled: z.boolean(),
  /** What it risks now; null where nothing. */
  warning: z.string().nullable(),
})

export type Eligibility = z.output<typeof eligibility>
export type EligibilityQuery = z.output<typeof eligibilityQuery>
export type EligibilityRefresh = z.output<typeof eligibilityRefresh>
export type EligibilityRefreshRequest = z.output<typeof eligibilityRefreshRequest>
export type CloudMarketingSetting = z.output<typeof cloudMarketingSetting>
export type CloudMarketingSettingChange = z.output<typeof cloudMarketingSettingChange>
