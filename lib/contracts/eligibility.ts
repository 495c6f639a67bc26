import { z } from 'zod'
import { BUCKETS } from '@/lib/domain/onboarding/eligibility'
import { listData, listQuery } from '@/lib/contracts/list'

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
  checked_at: z.iso.datetime().nullable(),
  error: z.string().nullable(),
})

export const eligibilityQuery = listQuery({
  sort: ['waba_id', 'checked_at'],
  defaultSort: 'waba_id',
  filters: { waba_id: z.string().optional(), client_id: z.string().optional(), business_id: z.string().optional() },
})

export const eligibilityList = listData('eligibility', eligibility)

export type Eligibility = z.output<typeof eligibility>
export type EligibilityQuery = z.output<typeof eligibilityQuery>
