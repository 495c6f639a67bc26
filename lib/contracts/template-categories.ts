import { z } from 'zod'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { CATEGORIES } from '@/lib/domain/templates/category'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'

const category = z.enum([...CATEGORIES, 'unknown'])
const source = z.enum(['pin', 'webhook', 'list', 'learned', 'none'])

/** `GET /template_categories`: what is known of each template's category, as routing sees it at this moment (contract 2.1). */
export const categoryListQuery = listQuery({
  sort: [
    'name',
    'waba_id',
    'language',
    'category',
    'source',
    'hits',
    'learned_at',
    'expires_at',
    'last_used_at',
  ],
  defaultSort: 'name',
  filters: {
    waba_id: filterText.optional(),
    name: filterText.optional(),
    /** Part of the name, of the client's name or of the WABA's id. */
    search: filterText.optional(),
    language: filterText.transform(normaliseLanguage).optional(),
    category: category.optional(),
    source: source.optional(),
    /** Has the provider announced a change? */
    impending: z.boolean().optional(),
  },
})

export const templateCategory = z.object({
  waba_id: z.string(),
  /** Whose WABA it is. */
  client_name: z.string().nullable(),
  name: z.string(),
  language: z.string(),
  /** The verdict, and what it rests on. */
  category,
  source,
  /** The answer that taught a learned category; all null for any other source. */
  evidence: z.object({
    http_status: z.int().nullable(),
    code: z.int().nullable(),
    trace_id: z.string().nullable(),
  }),
  /** When the fact behind the verdict was last confirmed, pinned or learned. */
  learned_at: z.iso.datetime().nullable(),
  /** Null for a pin, which stays. */
  expires_at: z.iso.datetime().nullable(),
  hits: z.int(),
  /** A category that the provider announced for later. */
  impending: z.enum(CATEGORIES).nullable(),
  pinned_by: z.string().nullable(),
  last_used_at: z.iso.datetime().nullable(),
  /** Until then Meta may still be syncing the template (contract 2.2). */
  ready_at: z.iso.datetime(),
})

export const templateCategoryList = listData('template_categories', templateCategory)

/** `PUT /template_categories/{waba_id}/{name}/{language}`. */
export const categoryPin = z.strictObject({ category: z.enum(CATEGORIES) })

export const forgottenCategory = z.object({
  waba_id: z.string(),
  name: z.string(),
  language: z.string(),
})

/** `POST /template_categories/warm_up`: of one WABA, or of all that have a channel. */
export const warmUpRequest = z.strictObject({ waba_id: filterText.optional() }).prefault({})

/** A warm-up, while it runs and afterwards. */
export const warmUp = z.object({
  id: z.string(),
  status: z.enum(['running', 'finished', 'interrupted']),
  /** Templates read. */
  synced: z.int(),
  marketing: z.int(),
  non_marketing: z.int(),
  /** WABAs whose list could not be read. */
  failed: z.int(),
  wabas_total: z.int(),
  wabas_done: z.int(),
  /** Why, for the first hundred of them; also what was left out of a list that was read. */
  errors: z.array(z.object({ waba_id: z.string(), message: z.string() })),
  started_at: z.iso.datetime(),
  started_by: z.string(),
  finished_at: z.iso.datetime().nullable(),
})

export type CategoryListQuery = z.output<typeof categoryListQuery>
export type TemplateCategoryView = z.output<typeof templateCategory>
export type TemplateCategoryList = z.output<typeof templateCategoryList>
export type CategoryPin = z.output<typeof categoryPin>
export type WarmUpRequest = z.output<typeof warmUpRequest>
export type WarmUp = z.output<typeof warmUp>
