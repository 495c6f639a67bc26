import { createHash } from 'node:crypto'
import type { Channel } from '@/sandbox/accounts'
import type { Call } from '@/sandbox/call'
import { gatewayError } from '@/sandbox/gateway-error'
import { isRecord } from '@/sandbox/is-record'
import { readBody } from '@/sandbox/read-body'
import type { Template } from '@/sandbox/template'
import { changeTemplate, makeTemplate } from '@/sandbox/template-requests'
import type { Address } from '@/sandbox/webhooks/outbox'
import { staticHeaders, webAddress } from '@/sandbox/webhooks/read-webhook-change'
import { writeFailure, writeJson } from '@/sandbox/write-answer'

const BODY_LIMIT = 64 * 1024
const CREATED = '2026-01-12T09:00:00Z'

/** `GET /v1/configs/templates`: 360dialog's list shape, paged by limit and offset. */
export function listTemplates({ state, response, query }: Call, { waba }: Channel): void {
  const limit = Number(query.get('limit') ?? 1000)
  const offset = Number(query.get('offset') ?? 0)
  if (!Number.isInteger(limit) || limit < 0 || !Number.isInteger(offset) || offset < 0) {
    return writeFailure(
      response,
      gatewayError(400, 100, 'limit and offset must be integers of 0 or more'),
      '360dialog',
    )
  }
  const all = state.templates.list(waba)
  const page = all.slice(offset, offset + limit).map((template) => listed(template, waba))
  writeJson(response, '360dialog', 200, {
    count: page.length,
    total: all.length,
    limit,
    offset,
    sort: ['id'],
    filters: {},
    waba_templates: page,
  })
}

/** `POST /v1/configs/templates`. */
export async function createTemplate(call: Call, { waba }: Channel): Promise<void> {
  const made = await makeTemplate(call, waba)
  if ('kind' in made) return writeFailure(call.response, made, '360dialog')
  writeJson(call.response, '360dialog', 201, listed(made, waba))
}

/** `POST /v1/configs/templates/{id}`: not documented by 360dialog; as Meta's, by 360dialog's own id. */
export async function editTemplate(call: Call, { waba }: Channel, id: string): Promise<void> {
  const template = call.state.templates.list(waba).find((one) => d360Id(one, waba) === id)
  if (!template)
    return writeFailure(call.response, gatewayError(404, 100, 'Template not found'), '360dialog')
  const refusal = await changeTemplate(call, template, waba)
  if (refusal) return writeFailure(call.response, refusal, '360dialog')
  writeJson(call.response, '360dialog', 200, { success: true })
}

/** 360dialog gives its own id (Meta's is `external_id`) and spells the status in lower case. */
function listed(entry: Template, waba: string): object {
  const { id, status, ...template } = entry
  return {
    ...template,
    id: d360Id(entry, waba),
    external_id: id,
    status: status.toLowerCase(),
    namespace: '092819ec_f801_461b_b975_3a2d464f50a8',
    rejected_reason: status === 'REJECTED' ? 'INCORRECT_CATEGORY' : 'NONE',
    quality_score: { score: 'UNKNOWN' },
    waba_account_id: waba,
    created_at: CREATED,
    modified_at: CREATED,
  }
}

function d360Id({ id }: Template, waba: string): string {
  const digest = createHash('sha256').update(`${waba}/${id}`).digest('base64url')
  return `${digest.replace(/\W|_/g, '').slice(0, 20)}WT`
}

/** `GET /v1/configs/webhook`. */
export function getWebhook({ state, response }: Call, channel: Channel): void {
  writeJson(response, '360dialog', 200, state.webhooks.channelAddress(channel) ?? { url: '' })
}

/** `POST /v1/configs/webhook` `{url, headers?}`; an empty url switches it off. Other members are kept, and answered. */
export async function postWebhook(
  { state, request, response }: Call,
  channel: Channel,
): Promise<void> {
  const body = await readBody(request, BODY_LIMIT)
  let settings: unknown
  try {
    settings = JSON.parse(String(body))
  } catch {
    settings = undefined
  }
  if (!isRecord(settings) || typeof settings.url !== 'string') {
    return writeFailure(
      response,
      gatewayError(400, 100, 'The body must be JSON with a url'),
      '360dialog',
    )
  }
  const { url, headers = {} } = settings
  if (url !== '' && !webAddress.fits(url)) {
    return writeFailure(
      response,
      gatewayError(400, 100, `url must be ${webAddress.accepts}, or empty`),
      '360dialog',
    )
  }
  if (!staticHeaders.fits(headers)) {
    return writeFailure(
      response,
      gatewayError(400, 100, `headers must be ${staticHeaders.accepts}`),
      '360dialog',
    )
  }
  state.webhooks.setChannelAddress(channel, settings as unknown as Address)
  writeJson(response, '360dialog', 200, settings)
}
