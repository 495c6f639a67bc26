import {
  categoryListQuery,
  categoryPin,
  forgottenCategory,
  templateCategory,
  templateCategoryList,
  warmUp as warmUpData,
  warmUpRequest,
} from '@/lib/contracts/template-categories'
import { endpoint, Reply } from '@/lib/server/partner-api/endpoint'
import { Problem } from '@/lib/server/problem'
import { forgetCategory, pinCategory } from '@/lib/server/templates/change-category'
import { listCategories } from '@/lib/server/templates/read-categories'
import { findWarmUp, warmUp } from '@/lib/server/templates/warm-up'

export const templateCategoryEndpoints = [
  endpoint({
    method: 'GET',
    path: '/template_categories',
    summary: "What is known of each template's category, and what it rests on",
    role: 'viewer',
    query: categoryListQuery,
    data: templateCategoryList,
    handle: ({ runtime, actor, query }) => listCategories(runtime, actor, query),
  }),
  endpoint({
    method: 'GET',
    path: '/template_categories/warm_up',
    summary: 'The warm-up that runs, or the last one; null before the first',
    role: 'viewer',
    data: warmUpData.nullable(),
    handle: ({ runtime, actor }) => findWarmUp(runtime, actor),
  }),
  endpoint({
    method: 'POST',
    path: '/template_categories/warm_up',
    role: 'operator',
    summary:
      "Read the providers' template lists; 202 with how far it is where that takes long, to be followed by GET",
    body: warmUpRequest,
    data: warmUpData,
    async handle({ runtime, actor, body }) {
      const result = await warmUp(runtime, actor, body)
      return result instanceof Problem
        ? result
        : new Reply(result.status === 'running' ? 202 : 200, result)
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/template_categories/{waba_id}/{name}/{language}',
    summary: 'Pin a category by hand',
    role: 'operator',
    body: categoryPin,
    data: templateCategory,
    handle: ({ runtime, actor, params, body }) => pinCategory(runtime, actor, params, body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/template_categories/{waba_id}/{name}/{language}',
    summary: 'Forget everything known of a category',
    role: 'operator',
    data: forgottenCategory,
    handle: ({ runtime, actor, params }) => forgetCategory(runtime, actor, params),
  }),
]
