import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import { TEMPLATE_CATEGORIES, ttlProblem } from '@/lib/domain/templates/ttl'

const upperCase = filterText.transform((value) => value.toUpperCase())
const category = z.enum(TEMPLATE_CATEGORIES)
const ttl = z.int()

/** Meta's, passed on as they are but for this: each names its type. */
const components = z
  .array(
    anyMembers(z.unknown())
      .refine(({ type }) => typeof type === 'string' && type.length > 0 && type.length <= 64, {
        path: ['type'],
        error: 'Accepted is a type of 1 to 64 characters.',
      })
      .meta({
        type: 'object',
        properties: { type: { type: 'string', minLength: 1, maxLength: 64 } },
        required: ['type'],
        additionalProperties: {},
      }),
  )
  .min(1)
  .max(20)

/** Meta sets its own default where it is not given. */
const parameterFormat = z.enum(['POSITIONAL', 'NAMED'])

/** `GET /templates`: the templates of the providers' lists, as they were last read. */
export const templateListQuery = listQuery({
  sort: ['name', 'waba_id', 'language', 'category', 'status', 'read_at'],
  defaultSort: 'name',
  filters: {
    waba_id: filterText.optional(),
    name: filterText.optional(),
    /** Part of the name. */
    search: filterText.optional(),
    language: filterText.transform(normaliseLanguage).optional(),
    category: upperCase.optional(),
    status: upperCase.optional(),
  },
})

export const template = z.object({
  waba_id: z.string(),
  name: z.string(),
  language: z.string(),
  /** The provider's. */
  id: z.string().nullable(),
  /** As the provider says it. */
  category: z.string(),
  /** A reclassification that the provider announced. */
  correct_category: z.string().nullable(),
  status: z.string().nullable(),
  parameter_format: z.string().nullable(),
  components: z.array(z.unknown()),
  message_send_ttl_seconds: z.int().nullable(),
  has_max_price: z.boolean(),
  /** When the provider's list was read; null for what it does not show yet. */
  read_at: z.iso.datetime().nullable(),
  /** Until then Meta may still be syncing the template (contract 2.2). */
  ready_at: z.iso.datetime().nullable(),
})

export const templateList = listData('templates', template)

/** `POST /templates`: made at the provider. */
export const newTemplate = z
  .strictObject({
    waba_id: filterText,
    name: z
      .string()
      .regex(/^[a-z0-9_]{1,512}$/, { error: 'Accepted are 1 to 512 of a-z, 0-9 and _.' }),
    language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, {
      error: 'Accepted is a language code of Meta, as en or pt_BR.',
    }),
    category,
    components,
    message_send_ttl_seconds: ttl.optional(),
    parameter_format: parameterFormat.optional(),
    allow_category_change: z.boolean().optional(),
  })
  .superRefine(({ category, message_send_ttl_seconds }, context) => {
    const problem =
      message_send_ttl_seconds === undefined ? null : ttlProblem(category, message_send_ttl_seconds)
    if (problem)
      context.addIssue({ code: 'custom', path: ['message_send_ttl_seconds'], message: problem })
  })

/** `PATCH /templates/{waba_id}/{name}/{language}`: changed at the provider; without a category its lifetime is checked by the one it has. */
export const templateChange = z
  .strictObject({
    category: category.optional(),
    components: components.optional(),
    message_send_ttl_seconds: ttl.optional(),
    parameter_format: parameterFormat.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error:
      'Nothing to change; accepted are category, components, message_send_ttl_seconds and parameter_format.',
  })

export type TemplateListQuery = z.output<typeof templateListQuery>
export type Template = z.output<typeof template>
export type TemplateList = z.output<typeof templateList>
export type NewTemplate = z.output<typeof newTemplate>
export type TemplateChange = z.output<typeof templateChange>
