import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Envelope } from '@/lib/contracts/envelope'
import { roleAllows } from '@/lib/domain/accounts/role'
import type { Actor } from '@/lib/server/accounts/actor'
import { Hold } from '@/lib/server/fairness/hold'
import { NoPlace } from '@/lib/server/fairness/no-place'
import { partnerDatabase } from '@/lib/server/fairness/partner-database'
import type { DoorRequest, DoorResponse, DoorStream } from '@/lib/server/gateway/http'
import { authenticate } from '@/lib/server/partner-api/authenticate'
import { type Endpoint, FileReply, Reply } from '@/lib/server/partner-api/endpoint'
import { endpoints } from '@/lib/server/partner-api/endpoints'
import { matchEndpoint } from '@/lib/server/partner-api/match-endpoint'
import { parseInput } from '@/lib/server/partner-api/parse-input'
import { serveApiDocument } from '@/lib/server/partner-api/serve-api-document'
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
  const document = serveApiDocument(request)
  if (document) return document
  try {
    return respond(await answer(runtime, request), traceId)
  } catch (error) {
    if (isTimeout(error)) return respond(TOOK_TOO_LONG, traceId)
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
  const leave = await runtime.shares.requests.enter(actor.partnerId).catch(unlessNoPlace)
  if (leave === null) return TOO_MANY
  const hold = new Hold(actor.partnerId)
  const end = () => {
    hold.release()
    leave()
  }
  let result: Reply<unknown> | FileReply | Problem
  try {
    result = await handle(runtime, actor, { endpoint, params }, request, hold)
  } catch (error) {
    end()
    throw error
  }
  if (!(result instanceof FileReply)) {
    end()
    return result
  }
  return new FileReply(result.name, result.contentType, endingWith(result.text, end))
}

async function handle(
  runtime: Runtime,
  actor: Actor,
  { endpoint, params }: { endpoint: Endpoint; params: object },
  request: DoorRequest,
  hold: Hold,
): Promise<Reply<unknown> | FileReply | Problem> {
  const { shares, database } = runtime
  let isFull = false
  const input = await parseInput(endpoint, {
    ...request,
    body: (limit) =>
      request.body(limit, (bytes) => {
        isFull = !hold.take(shares.bodies, bytes)
        return !isFull
      }),
  })
  if (isFull) return TOO_MANY
  if (input instanceof Problem) return input
  const result = await endpoint.handle({
    runtime: { ...runtime, database: partnerDatabase(database, shares, actor.partnerId) },
    actor,
    params,
    ...input,
  })
  if (result instanceof FileReply) return result
  if (result instanceof Problem) {
    const { code, message, more } = result
    return new Problem(code, shownTo(actor.role, z.string(), message), more)
  }
  const reply = result instanceof Reply ? result : new Reply(endpoint.status ?? 200, result)
  const data = shownTo(actor.role, endpoint.data, endpoint.data.parse(reply.data))
  return new Reply(reply.status, data, reply.message)
}

const RETRY = { headers: { 'retry-after': '1' } }
const TOO_MANY = new Problem(
  'rate_limited',
  'Too many requests of this partner are being served. Wait for their answers, then repeat this one.',
  RETRY,
)
const TOOK_TOO_LONG = new Problem(
  'unavailable',
  'The database took too long over this. Ask for less at a time: fewer days, or narrower filters.',
  RETRY,
)

function unlessNoPlace(error: unknown): null {
  if (error instanceof NoPlace) return null
  throw error
}

/** PostgreSQL ended the statement (SQLSTATE 57014: partner-database). */
function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '57014'
}

/** Who asks for a file and does not begin to read it within this time does not want it. */
const FIRST_READ_WITHIN_MS = 10_000

/** A file is served until its last byte, or until its reader goes away, also before the first. */
function endingWith(text: AsyncIterable<string>, end: () => void): AsyncIterable<string> {
  const parts = text[Symbol.asyncIterator]()
  const unread = setTimeout(end, FIRST_READ_WITHIN_MS)
  unread.unref()
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        clearTimeout(unread)
        const part = await parts.next().catch((error: unknown) => {
          end()
          throw error
        })
        if (part.done) end()
        return part
      },
      async return() {
        clearTimeout(unread)
        end()
        await parts.return?.()
        return { done: true, value: undefined }
      },
    }),
  }
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
