import type { Waba } from '@/sandbox/accounts'
import type { Call } from '@/sandbox/call'
import { graphError } from '@/sandbox/graph-error'
import { graphParameters } from '@/sandbox/graph-parameters'
import { changeTemplate, makeTemplate } from '@/sandbox/template-requests'
import { writeFailure, writeJson } from '@/sandbox/write-answer'

const FLAG = 'disable_marketing_messages_on_cloud_api'

/** `GET /{version}/{waba_id}?fields=…`; as with Meta, a field that it will not say is left out. */
export function getWaba({ state, response, query }: Call, id: string): void {
  const waba = state.accounts.waba(id)
  const known: Waba & { id: string; name: string } = { id, name: `Sandbox account ${id}`, ...waba }
  const fields = query
    .get('fields')
    ?.split(',')
    .map((field) => field.trim()) ?? ['name']
  const unknown = fields.find((field) => !(field in known))
  if (unknown !== undefined) {
    const details = `Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessAccount)`
    return writeFailure(response, graphError(100, { details }), 'graph')
  }
  writeJson(
    response,
    'graph',
    200,
    Object.fromEntries(
      Object.entries(known).filter(
        ([field, value]) => value !== null && (field === 'id' || fields.includes(field)),
      ),
    ),
  )
}

/** `POST /{version}/{waba_id}` with the one flag there is to set. */
async function postWaba(call: Call, id: string): Promise<void> {
  const flag = (await graphParameters(call)).get(FLAG)
  if (flag !== 'true' && flag !== 'false') {
    return writeFailure(
      call.response,
      graphError(100, { details: `${FLAG} must be true or false.` }),
      'graph',
    )
  }
  call.state.accounts.setWaba(id, { [FLAG]: flag === 'true' })
  writeJson(call.response, 'graph', 200, { success: true })
}

const defaultFields = [
  'name',
  'parameter_format',
  'components',
  'language',
  'status',
  'category',
  'id',
]
const filters = ['name', 'language', 'status', 'category'] as const

/** `GET /{version}/{waba_id}/message_templates` with fields, limit, filters and cursor paging. */
export function listTemplates(
  { state, request, response, path, query }: Call,
  wabaId: string,
): void {
  const limit = Number(query.get('limit') ?? 25)
  const after = query.get('after')
  const start = after === null ? '0' : Buffer.from(after, 'base64url').toString()
  if (!Number.isInteger(limit) || limit < 1 || !/^\d+$/.test(start)) {
    const details = 'limit must be a positive integer and after a cursor of this list.'
    return writeFailure(response, graphError(100, { details }), 'graph')
  }
  const fields = query.get('fields')?.split(',') ?? defaultFields
  const all = state.templates
    .list(wabaId)
    .filter((template) =>
      filters.every(
        (name) =>
          !query.has(name) || template[name].toLowerCase() === query.get(name)?.toLowerCase(),
      ),
    )
  const end = Number(start) + limit
  const data = all
    .slice(Number(start), end)
    .map((template) =>
      Object.fromEntries(
        Object.entries(template).filter(([field]) => field === 'id' || fields.includes(field)),
      ),
    )

  const cursor = (position: string) => Buffer.from(position).toString('base64url')
  const next = new URLSearchParams(query)
  next.set('after', cursor(String(end)))
  writeJson(response, 'graph', 200, {
    data,
    ...(data.length > 0 && {
      paging: {
        cursors: { before: cursor(start), after: cursor(String(end)) },
        ...(end < all.length && { next: `http://${request.headers.host}${path}?${next}` }),
      },
    }),
  })
}

/** `POST /{version}/{waba_id}/message_templates`. */
export async function createTemplate(call: Call, wabaId: string): Promise<void> {
  const made = await makeTemplate(call, wabaId)
  if ('kind' in made) return writeFailure(call.response, made, 'graph')
  const { id, status, category } = made
  writeJson(call.response, 'graph', 200, { id, status, category })
}

/** `POST /{version}/{id}`: an id is a template's or a WABA's. */
export async function postNode(call: Call, id: string): Promise<void> {
  const found = call.state.templates.byId(id)
  if (!found) return postWaba(call, id)
  const refusal = await changeTemplate(call, found.template, found.wabaId)
  if (refusal) return writeFailure(call.response, refusal, 'graph')
  writeJson(call.response, 'graph', 200, { success: true })
}
