import {
  newTemplate,
  template,
  templateChange,
  templateList,
  templateListQuery,
} from '@/lib/contracts/templates'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { createTemplate, updateTemplate } from '@/lib/server/templates/change-templates'
import { findTemplate, listTemplates } from '@/lib/server/templates/read-templates'

export const templateEndpoints = [
  endpoint({
    method: 'GET',
    path: '/templates',
    summary: "The templates of the providers' lists, as they were last read",
    role: 'viewer',
    query: templateListQuery,
    data: templateList,
    handle: ({ runtime, actor, query }) => listTemplates(runtime, actor, query),
  }),
  endpoint({
    method: 'POST',
    path: '/templates',
    summary: 'Make a template at the provider',
    role: 'owner',
    status: 201,
    body: newTemplate,
    data: template,
    handle: ({ runtime, actor, body }) => createTemplate(runtime, actor, body),
  }),
  endpoint({
    method: 'GET',
    path: '/templates/{waba_id}/{name}/{language}',
    summary: 'One template',
    role: 'viewer',
    data: template,
    handle: ({ runtime, actor, params }) => findTemplate(runtime, actor, params),
  }),
  endpoint({
    method: 'PATCH',
    path: '/templates/{waba_id}/{name}/{language}',
    summary: 'Change a template at the provider',
    role: 'owner',
    body: templateChange,
    data: template,
    handle: ({ runtime, actor, params, body }) => updateTemplate(runtime, actor, params, body),
  }),
]
