import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Envelope } from '@/lib/contracts/envelope'
import { roleAllows } from '@/lib/domain/accounts/role'
import { apiDocument } from '@/lib/server/api-document/api-document'
import type { DoorRequest, DoorResponse, DoorStream } from '@/lib/server/gateway/http'
import { authenticate } from '@/lib/server/partner-api/authenticate'
import { FileReply, Reply } from '@/lib/server/partner-api/endpoint'
import { endpoints } from '@/lib/server/partner-api/endpoints'
import { matchEndpoint } from '@/lib/server/partner-api/match-endpoint'
import { parseInput } from '@/lib/server/partner-api/parse-input'
import { shownTo } from '@/lib/server/partner-api/shown-to'
import { PROBLEM_STATUS, Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

export const PARTNER_API_BASE = '/api/v2'

const NO_STORE = 'private, no-store'

/** Any request below `/api/v2` (contract 3), answered in the envelope whatever becomes of it. */
export async function handlePartnerApi(
  runtime: Runtime,
  request: DoorRequest,
): Promise<DoorResponse | DoorStream> {
  const traceId = uuid()
  if (request.path === `${PARTNER_API_BASE}/openapi.json`) return documentResponse()
  try {
    return respond(await answer(runtime, request), traceId)
  } catch (error) {
    runtime.log.error(
      { err: error, method: request.method, path: request.path, traceId },
      'a Partner API request failed',
    )
    return respond(
      new Problem('internal', `Fairway failed; its log has the cause under ${traceId}.`),
      traceId,
    )
  }
}

/** In this order, so that nobody learns of more than their key opens: key, partner, path, method, role, input. */
async function answer(
  runtime: Runtime,
  request: DoorRequest,
): Promise<Reply<unknown> | FileReply | Problem> {
  const actor = await authenticate(runtime, request)
  if (actor instanceof Problem) return actor
  const segments = decodedSegments(request.path)
  if (segments instanceof Problem) return segments
  const [root, partnerId, ...rest] = segments ?? []
  if (root !== 'partners' || partnerId === undefined)
    return new Problem('not_found', `${request.path} is not a path of this API.`)
  if (partnerId !== actor.partnerId)
    return new Problem('forbidden', `Permission denied for partner ${partnerId}`)

  const match = matchEndpoint(endpoints, request.method === 'HEAD' ? 'GET' : request.method, rest)
  if (match.kind === 'unknown_path')
    return new Problem('not_found', `${request.path} is not a path of this API.`)
  if (match.kind === 'wrong_method') {
    const allow = match.allow.join(', ')
    return new Problem(
      'method_not_allowed',
      `${request.method} is not accepted here; accepted is ${allow}.`,
      { headers: { allow } },
    )
  }
  const { endpoint, params } = match
  if (!roleAllows(actor.role, endpoint.role)) {
    return new Problem('forbidden', `This needs the role ${endpoint.role}; yours is ${actor.role}.`)
  }
  const input = await parseInput(endpoint, request)
  if (input instanceof Problem) return input
  const result = await endpoint.handle({ runtime, actor, params, ...input })
  if (result instanceof FileReply) return result
  if (result instanceof Problem) {
    const { code, message, more } = result
    return new Problem(code, shownTo(actor.role, z.string(), message), more)
  }
  const reply = result instanceof Reply ? result : new Reply(endpoint.status ?? 200, result)
  const data = shownTo(actor.role, endpoint.data, endpoint.data.parse(reply.data))
  return new Reply(reply.status, data, reply.message)
}

/** The bytes of half a surrogate pair, which UTF-8 forbids. */
const HALF_SURROGATE = /%ed%[ab]/i

/** The path below the base, segment by segment; null where it cannot be decoded, a problem where it holds what no name can. */
function decodedSegments(path: string): string[] | Problem | null {
  if (HALF_SURROGATE.test(path) || path.includes('%00'))
    return new Problem('invalid', 'The path holds NUL or half a surrogate pair; no name does.')
  try {
    return path
      .slice(PARTNER_API_BASE.length + 1)
      .split('/')
      .map(decodeURIComponent)
  } catch {
    return null
  }
}

function respond(
  outcome: Reply<unknown> | FileReply | Problem,
  traceId: string,
): DoorResponse | DoorStream {
  if (outcome instanceof FileReply) return fileResponse(outcome)
  const failed = outcome instanceof Problem
  const status = failed ? PROBLEM_STATUS[outcome.code] : outcome.status
  const data = failed ? outcome.more.issues && { issues: outcome.more.issues } : outcome.data
  const body: Envelope<unknown> = {
    meta: {
      success: status < 400,
      http_code: status,
      developer_message: outcome.message,
      '360dialog_trace_id': traceId,
    },
    status_code: status,
    data: data ?? null,
  }
  const headers = {
    'content-type': 'application/json',
    'cache-control': NO_STORE,
    ...(failed ? outcome.more.headers : {}),
  }
  return { status, headers, body: Buffer.from(JSON.stringify(body)) }
}

function fileResponse({ name, contentType, text }: FileReply): DoorStream {
  const headers = {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': NO_STORE,
  }
  return { status: 200, headers, stream: text }
}

/** For everyone: it says how to ask, and nothing of any partner. */
function documentResponse(): DoorResponse {
  const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' }
  return { status: 200, headers, body: Buffer.from(JSON.stringify(apiDocument(endpoints))) }
}
